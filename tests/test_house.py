"""The house's arrows: from the desk down to the ground, and in no circle."""

from collections import defaultdict
from graphlib import CycleError, TopologicalSorter

import grimp
import pytest

FLOORS = ("ground", "contact_api", "plugins", "desk")  # from below


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    """What imports what in the whole house, and from the libraries; imports within functions count."""
    return grimp.build_graph(*FLOORS, include_external_packages=True, cache_dir=None)


def imports(graph: grimp.ImportGraph, floor: str) -> dict[str, set[str]]:
    """What each module of a floor imports, of whatever floor or library."""
    modules = graph.find_descendants(floor) | {floor}
    return {module: graph.find_modules_directly_imported_by(module) for module in modules}


def room(graph: grimp.ImportGraph, module: str) -> str:
    """The folder that a module lies in; a module that lies in none of a floor is a room of its own."""
    folder = module.rpartition(".")[0]
    return module if module in FLOORS or folder in FLOORS or graph.find_children(module) else folder


def circle(arrows: dict[str, set[str]]) -> list[str]:
    """Those that lead to each other, each to the next; none where nothing leads back."""
    try:
        TopologicalSorter(arrows).prepare()
    except CycleError as error:
        return error.args[1]
    return []


@pytest.mark.parametrize("floor", FLOORS)
def test_arrows_lead_down(graph, floor):
    """desk → plugins → contact_api → ground; nothing imports what stands above it."""
    above = FLOORS[FLOORS.index(floor) + 1 :]
    found = imports(graph, floor)
    wrong = [(one, other) for one, those in found.items() for other in those if other.split(".")[0] in above]
    assert len(found) > 1
    assert wrong == []


@pytest.mark.parametrize("floor", FLOORS)
def test_no_module_imports_itself_by_others(graph, floor):
    """Each can be read, and tried, with those below it alone."""
    found = imports(graph, floor)
    assert circle({one: those & found.keys() for one, those in found.items()}) == []


@pytest.mark.parametrize("floor", FLOORS)
def test_no_folder_imports_itself_by_others(graph, floor):
    """Nor do the rooms of a floor form a knot."""
    found, arrows = imports(graph, floor), defaultdict(set)
    for one, those in found.items():
        for other in those & found.keys():
            if room(graph, one) != room(graph, other):
                arrows[room(graph, one)].add(room(graph, other))
    assert circle(arrows) == []


@pytest.mark.parametrize("floor", ["ground", "contact_api"])
def test_the_endpoint_knows_no_site_generator(graph, floor):
    """Neither what it stands on, nor itself."""
    libraries = {other.split(".")[0] for those in imports(graph, floor).values() for other in those}
    assert libraries.isdisjoint({"pelican", "markdown"})


def test_a_circle_is_found():
    """What these tests look for is seen where there is one."""
    assert set(circle({"a": {"b"}, "b": {"c"}, "c": {"a"}})) == {"a", "b", "c"}
