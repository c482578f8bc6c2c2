"""Domains and clusters: what roles, reports and figures point at; what became of which."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from grappe.questions import Words
from grappe.site.speaking import language_of_reader


class Domain(models.Model):
    """A strategic domain of the Region; names in both languages."""

    code = models.SlugField(max_length=60, unique=True)
    name_fr = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the reader's language."""
        return self.words.to(language_of_reader())

    @property
    def words(self) -> Words:
        return Words(fr=self.name_fr, en=self.name_en)


class Cluster(models.Model):
    """A cluster of the Region. Figures of a domain count it in its main domain only.

    `in_policy`: the policy names it. One that it no longer names keeps its name, its domains and
    all that it answered.
    """

    class Kind(models.TextChoices):
        COMPETITIVENESS = "competitiveness", _("Competitiveness cluster")
        REGIONAL = "regional", _("Regional cluster")

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=20, choices=Kind)
    created_in = models.PositiveSmallIntegerField()
    in_policy = models.BooleanField(default=True)
    main_domain = models.ForeignKey(Domain, models.PROTECT, related_name="main_clusters")
    domains: "models.ManyToManyField[Domain, ClusterDomain]" = models.ManyToManyField(
        Domain, through="ClusterDomain", related_name="clusters"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class ClusterDomain(models.Model):
    """A domain in which a cluster stands; position 0 is its main one."""

    cluster = models.ForeignKey(Cluster, models.CASCADE)
    domain = models.ForeignKey(Domain, models.PROTECT)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "domain"], name="a_domain_once_a_cluster")
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} · {self.domain_id}"


class Tag(models.Model):
    """A cluster works on a theme of the policy, by its code, as was said on a day. The trail tells
    who said so, and of those taken back."""

    cluster = models.ForeignKey(Cluster, models.CASCADE, related_name="tags")
    theme = models.SlugField(max_length=60)
    said_on = models.DateField()

    class Meta:
        ordering = ["theme", "cluster"]
        constraints = [
            models.UniqueConstraint(fields=["cluster", "theme"], name="a_theme_once_a_cluster")
        ]

    def __str__(self) -> str:
        return f"{self.cluster_id} · {self.theme}"


class Lineage(models.Model):
    """A cluster of before, by its code or its name, and one that follows it from a day on: a
    merger has several of before, a split several that follow."""

    class Kind(models.TextChoices):
        MERGER = "merger", _("merged")
        RENAMING = "renaming", _("renamed")
        SPLIT = "split", _("split")

    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField()
    before = models.CharField(max_length=120)
    after = models.CharField(max_length=60)

    class Meta:
        ordering = ["on", "before", "after"]
        constraints = [
            models.UniqueConstraint(fields=["on", "before", "after"], name="a_lineage_once")
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.after}"
