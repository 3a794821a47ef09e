"""Asking an address for an article, on a stranger's word: nothing of ours is reached by it, and nothing eats us.

What must hold, whoever names the address and whatever its server answers:

- Only http and https, on their own ports, without names and passwords.
- Only hosts all of whose addresses are public. The connection goes to an address that was looked up and checked, not
  to the name: what a name server says the second time (rebinding) is never asked for. Each redirect is checked again.
- Bounded in bytes on the wire and expanded, in time altogether, in redirects. A redirect's body is not read.
- Nothing of the surroundings goes along: no proxy of the environment, no cookies, no credentials.
- One address at a time, under a name that site owners can look up.

``Fetcher`` is the way in; whoever makes one without a word gets all of this. What a test puts in place of the check is
an argument of its constructor and nothing else: no setting, no variable and no option leads there.
"""

from factcheck.services.fetching.fetcher import Fetched, Fetcher

__all__ = ["Fetched", "Fetcher"]
