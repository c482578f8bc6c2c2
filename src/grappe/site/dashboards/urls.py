"""Addresses of figures, their definitions, their tables and their papers."""

from django.urls import include, path

from grappe.site.dashboards import before_public, engine, paper_views, region_views, views

own = [
    path("my-figures", views.own, name="own"),
    path("clusters/<slug:code>/figures", views.cluster, name="cluster"),
    path("clusters/<slug:code>/before-public", before_public.before, name="before"),
    path("clusters/<slug:code>/before-public/say", before_public.say_it, name="say"),
    path("clusters/<slug:code>/before-public/agree", before_public.agree, name="agree"),
    path("clusters/<slug:code>/before-a-meeting", region_views.meeting, name="meeting"),
    path("region", views.region, name="region"),
    path("staying/<slug:level>/<slug:place_code>.<slug:kind>", views.staying_table, name="staying"),
    path("map", region_views.map_, name="map"),
    path("map/<slug:what>.<slug:kind>", region_views.map_file, name="map_file"),
    path("over-time", region_views.over_time, name="over_time"),
    path("drawn-by/vega-<slug:name>.js", engine.engine, name="engine"),
    path("explore", views.explore, name="explore"),
    path("explore.<slug:kind>", views.explore_table, name="explore_table"),
    path("links", region_views.links, name="links"),
    path("links/<slug:level>.<slug:kind>", region_views.links_file, name="links_file"),
    path("domains/<slug:code>", views.domain, name="domain"),
    path("indicators", views.indicators, name="indicators"),
    path("indicators/<slug:code>", views.indicator, name="indicator"),
    path("papers/portraits", paper_views.portraits, name="portraits"),
    path("papers/portraits/make", paper_views.prepare_portraits, name="prepare_portraits"),
    path("papers/portraits.zip", paper_views.portraits_file, name="portraits_file"),
    path("papers/<slug:level>/<slug:place_code>.<slug:kind>", paper_views.paper, name="paper"),
    path(
        "figures/<slug:level>/<slug:place_code>/<slug:code>.<slug:kind>",
        views.table,
        name="table",
    ),
]
urlpatterns = [path("", include((own, "dashboards")))]
