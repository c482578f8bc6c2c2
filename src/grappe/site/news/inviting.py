"""The mail of an invitation, in the same way as all others: what became of it is known."""

from grappe.site.accounts.inviting import to_send
from grappe.site.news.models import Mail
from grappe.site.news.sending import send


def send_invitation(pk: int) -> None:
    """Mails the link of an invitation, in both languages; one that is closed stays unsent."""
    found = to_send(pk)
    if found is None:
        return
    invitation, _link = found
    key = f"invitation:{pk}:{invitation.expires_at:%Y%m%d%H%M%S}"
    defaults = {"invitation": invitation, "to": invitation.email}
    mail, _new = Mail.objects.get_or_create(key=key, defaults=defaults)
    send(mail.pk)
