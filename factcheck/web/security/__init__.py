"""Who comes in, and what a browser is told to refuse.

entry     the one-time link that lets the first visitor in
throttle  how often somebody may try to come in by a password
sessions  signed cookies, and the token that every write carries
gate      who comes
bodies    how much they may send
guard     what each request must show before a page sees it
roles     which members a route is for
shell     host and origin of a request, headers of an answer
"""
