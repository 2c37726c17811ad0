"""What a reader finds in a component: its text, its links, its marks."""

from dash.development.base_component import Component


def words(component):
    """All text of a component, in order."""
    if component is None or isinstance(component, (int, float)):
        return ""
    if isinstance(component, str):
        return component
    if isinstance(component, (list, tuple)):
        return "".join(map(words, component))
    return words(getattr(component, "children", None))


def links(component):
    if isinstance(component, (list, tuple)):
        return [link for child in component for link in links(child)]
    if not isinstance(component, Component):
        return []
    own = [component.href] if getattr(component, "href", None) else []
    return own + links(getattr(component, "children", None))


def find(component, **wanted):
    """Every component inside with these properties; a class name may be one of several."""
    if isinstance(component, (list, tuple)):
        return [one for child in component for one in find(child, **wanted)]
    if not isinstance(component, Component):
        return []
    classes = str(getattr(component, "className", "") or "").split()
    fits = all(
        value in classes if name == "className" else getattr(component, name, None) == value
        for name, value in wanted.items()
    )
    return [component] * fits + find(getattr(component, "children", None), **wanted)
