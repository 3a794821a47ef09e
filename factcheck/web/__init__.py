"""The desk in a browser: pages drawn by the server, and the same data as JSON under /api/v1.

A face as the command line is one: it parses, calls one service, shows. It holds no rule of its own, and the two never
see each other. ``factcheck.serving`` opens the database and starts it.

    app       make_app: everything joined
    desk      what every request needs: database, sessions, the link that lets the first visitor in
    border    errors of the house as statuses, one clear page, problem+json under /api
    pages     a module a page, found by itself: ``router``, and ``TAB`` where it stands in the navigation
    api       a module a thing, the same way
    security  who comes in, and what a browser is told to refuse
    drawing   the templates: every value of a text goes through one gate
    assets    style sheet and scripts, each one file made of the parts in static/
    languages the catalogues in locale/, one a page

What must hold: no request of a page leaves the machine, no script or style stands in a page, no value reaches a page
unescaped, and whatever writes carries the token of its session.
"""
