"""The dispatch rules of docs/formulation.md read word for word: loops over ids and dates, no arrays, no cleverness.

Shares no code with `optimizer.dispatch`.
"""

import random
from collections import defaultdict
from datetime import timedelta


class Literal:
    def __init__(self, instance, rule, seed=0):
        self.instance, self.rule = instance, rule
        self.clients = {c.id: c for c in instance.clients}
        self.workers = {w.id: w for w in instance.caseworkers}
        self.tasks = {t.id: t for t in instance.tasks}
        horizon = instance.horizon
        span = [horizon.start + timedelta(n) for n in range((horizon.end - horizon.start).days + 1)]
        self.days = [d for d in span if d.strftime("%a").lower() in horizon.workweek and d not in horizon.holidays]
        ids = sorted(self.tasks)
        random.Random(seed).shuffle(ids)
        self.lot = {task: position for position, task in enumerate(ids)}
        self.done = {}  # task -> (caseworker, day number, minutes), in the order done
        self.named = self.dedicated() if rule == "dedicated" else None
        self.walk()
        if self.named is None:
            self.named = self.nominal()

    # the walk

    def walk(self):
        for number, today in enumerate(self.days):
            left = {w: worker.availability.get(today, worker.minutes_per_day) for w, worker in self.workers.items()}
            tried = set()
            while True:
                ready = [t for t in self.tasks.values() if t.id not in tried and self.is_ready(t, number, today)]
                if not ready:
                    break
                task = min(ready, key=lambda t: (t.fixed_day is None, *self.order(t), t.id))
                tried.add(task.id)
                who = self.choose(task, left, today)
                if who is not None:
                    minutes = self.minutes(task, who)
                    left[who] -= minutes
                    self.done[task.id] = (who, number, minutes)

    def is_ready(self, task, number, today):
        if task.id in self.done or task.release > today or task.fixed_day not in (None, today):
            return False
        return all(p.task in self.done and self.done[p.task][1] + p.days <= number for p in task.after)

    def order(self, task):
        if self.rule == "fifo":
            return (task.release,)
        if self.rule == "random":
            return (self.lot[task.id],)
        return (task.due,)

    def choose(self, task, left, today):
        fitting = [w for w in self.workers if self.may(task, w) and self.minutes(task, w) <= left[w]]
        if self.rule == "dedicated":
            fitting = [w for w in fitting if w == self.named[task.client]]
        if not fitting:
            return None
        own = self.clients[task.client].caseworker
        if self.rule == "sticky" and own in fitting:
            return own
        if self.rule == "skill":
            still_open = [t for t in self.tasks.values() if t.id not in self.done and t.release <= today]
            return min(fitting, key=lambda w: (sum(self.may(t, w) for t in still_open), -left[w], w))
        return min(fitting, key=lambda w: (-left[w], w))

    # who may, and for how long

    def serves(self, client, worker):
        return (
            client.language in worker.languages
            and (client.office is None or worker.office is None or client.office == worker.office)
            and worker.id not in client.barred
        )

    def may(self, task, w):
        holds = task.program in self.workers[w].programs
        return holds and self.serves(self.clients[task.client], self.workers[w]) and task.pin in (None, w)

    def met(self, client, w):
        return (
            client.caseworker == w
            or client.contacts.get(w, 0) > 0
            or any(r.client == client.id and r.caseworker == w for r in self.instance.relationships)
            or any(self.tasks[t].client == client.id and who == w for t, (who, _, _) in self.done.items())
        )

    def is_new(self, client):
        return (
            client.caseworker is None
            and not any(client.contacts.values())
            and not any(r.client == client.id for r in self.instance.relationships)
        )

    def minutes(self, task, w):
        efforts = [e.minutes for e in self.instance.efforts if (e.task, e.caseworker) == (task.id, w)]
        client = self.clients[task.client]
        stranger = not self.met(client, w) and not self.is_new(client)
        reading_in = self.instance.rules.familiarisation_minutes if stranger else 0
        return (efforts[0] if efforts else task.minutes) + reading_in

    # who is named

    def nominal(self):
        named = {c: client.caseworker for c, client in self.clients.items()}
        for c in self.clients:
            performers = [who for t, (who, _, _) in self.done.items() if self.tasks[t].client == c]
            if named[c] is None and performers:
                named[c] = max(dict.fromkeys(performers), key=performers.count)
        points = defaultdict(int)
        for c, w in named.items():
            points[w] += self.clients[c].caseload_points
        for c in sorted(named):
            if named[c] is None:
                named[c] = min(self.workers, key=lambda w: (points[w], w))
                points[named[c]] += self.clients[c].caseload_points
        return named

    def dedicated(self):
        named, points = dict.fromkeys(self.clients), defaultdict(int)
        needs = {c: set(client.programs) for c, client in self.clients.items()}
        for task in self.tasks.values():
            needs[task.client].add(task.program)

        def eligible(client):
            return [
                w
                for w, worker in self.workers.items()
                if self.serves(client, worker) and needs[client.id] <= {*worker.programs} and client.pin in (None, w)
            ]

        def room(client, w):
            cap = self.workers[w].max_caseload
            return cap is None or points[w] + client.caseload_points <= cap

        def give(client, choices):
            choices = [w for w in choices if room(client, w)]
            if choices and named[client.id] is None:
                named[client.id] = min(choices, key=lambda w: (points[w], w))
                points[named[client.id]] += client.caseload_points

        everyone = sorted(self.clients.values(), key=lambda c: c.id)
        for client in everyone:
            if client.pin is not None:
                give(client, eligible(client))
        for client in sorted(everyone, key=lambda c: -c.weight):
            give(client, [w for w in eligible(client) if w == client.caseworker])
        for client in sorted(everyone, key=lambda c: len(eligible(c))):
            give(client, eligible(client))
        return named
