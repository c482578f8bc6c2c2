"""The provider's addresses."""

from django.contrib.auth import login
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt
def sign_in(request: HttpRequest) -> HttpResponse:
    """Whoever one says one is."""
    if request.method != "POST":
        return HttpResponse("Who are you?")
    address = request.POST["email"]
    user, _new = User.objects.get_or_create(username=address, defaults={"email": address})
    login(request, user)
    return redirect(request.GET["next"])


urlpatterns = [path("login", sign_in), path("o/", include("oauth2_provider.urls"))]
