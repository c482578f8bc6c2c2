"""Definitions travel to other processes while threads go on reading them."""

import pickle
from functools import cached_property
from threading import Thread

from grappe.words import Frozen, Words


class Kind(Frozen):
    code: str
    label: Words

    @cached_property
    def folded(self) -> str:
        return self.code.casefold()


def test_what_was_worked_out_of_a_definition_does_not_travel() -> None:
    kind = Kind(code="SME", label=Words(fr="PME", en="SME"))
    assert kind.folded == "sme"
    found = pickle.loads(pickle.dumps(kind))
    assert found == kind
    assert "folded" not in found.__dict__


def test_a_definition_may_be_worked_out_by_one_thread_while_another_sends_it() -> None:
    class Growing(str):
        """Its owner grows while it is written down."""

        def __reduce__(self) -> tuple[type, tuple[str]]:
            thread = Thread(target=lambda: kind.folded)
            thread.start()
            thread.join()
            return str, (str(self),)

    kind = Kind.model_construct(code="SME", label=Growing("PME"))
    assert pickle.loads(pickle.dumps(kind)).code == "SME"
    assert kind.folded == "sme"
