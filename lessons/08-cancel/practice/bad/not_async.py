# refused: all-at-once
def first_answer(servers, ask, seconds):
    return [ask(server) for server in servers][0]
