"""Numbers and weights of candidates in words: `{% load who_is_who %}`."""

from django import template

from grappe.site.organisations.who import saying

register = template.Library()
register.filter("likelihood", saying.likelihood)
register.filter("signed", saying.signed)
