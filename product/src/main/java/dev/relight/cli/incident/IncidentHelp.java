package dev.relight.cli.incident;

/// The page behind `relight incident --help`.
final class IncidentHelp {
    static final String TEXT =
            """
            usage: relight incident WORD [ID] [options]

            Reads the journal of a state folder, whether or not a Relight is at work on it. Words
            that change something go to the Relight at work, which answers at once; where none is,
            they wait in the state folder for the next start (abort is written at once).

            to look:
              list                     what is open, and what ended lately (--all: everything)
              show ID                  where it stands, what it asks, how to answer
              timeline ID              everything that happened
              handover ID              all the next person needs, on one page (Markdown)
              postmortem ID            a draft: evidence, decisions, times, action items (Markdown)

            to keep, and to give away:
              export ID --to FILE      everything of it in one file (ZIP): entries, outputs, plan,
                                       runbook, what people read
              import FILE              check such a file and keep it beside the journal, to be read
                                       only; show, timeline, handover, postmortem also take a FILE

            to answer:
              approve QUESTION DIGEST  yes to exactly what show printed; another form is refused
              choose QUESTION NAME=VALUE
                                       that process, container or pod is meant: one of those
                                       that show printed with the line that names it; what
                                       runs then is asked for approval as always
              refuse QUESTION          no; the next step is tried
              did QUESTION             I did that by hand; Relight looks whether it helped
              done ID LINE             a task that was left to you is done

            to steer:
              ack ID                   it is mine; nobody else is called for what is known
              note ID TEXT             a remark for the record
              skip ID                  leave out the step or the wait that is going on
              takeover ID              I do it from here; Relight only watches
              retry ID                 begin the runbook again, after a hand-over
              resolve ID               I mended it; Relight verifies, soaks and closes
              override ID GUARD        break the glass: window, pause, fleet, blast-radius, circuit,
                                       recoveries, dependency; or QUESTION second-person
              abort ID                 nothing automatic any more; closed as it is

              --because TEXT    why; for the record; ack and note need none
              --as NAME         who you are (default: your login name)
              --state FOLDER    the state folder (default: those beneath .relight here)
              --to FILE         timeline, handover, postmortem, export: write there
              --json            for programs
              --all             list: also what ended long ago

            examples:
              relight incident list
              relight incident show shop-12
              relight incident approve shop-12-q3 3f9a2c1b
              relight incident choose shop-12-q2 pid=4711
              relight incident refuse shop-12-q3 --because "the queue is still draining"
              relight incident postmortem shop-12 --to postmortem.md

            exit codes: 0 done, or left for the next start; 1 the answer is no (stale question,
                        nothing to do); 2 could not begin (no such incident, wrong digest)
            """;

    private IncidentHelp() {}
}
