// The sample workload: one static program that behaves as its environment says. It needs nothing else in its image.
//
//   MODE=serve (default)  answers VERSION on port 8080; /healthz is 200, after READY_AFTER seconds; /metrics counts
//   MODE=never-ready      the same, but /healthz is always 503
//   MODE=crash            complains on stderr, exits 1
//   MODE=job              prints LINES lines, one each STEP_MS milliseconds, and exits with EXIT
//   MODE=hungry           takes a MiB of memory each 20 ms, up to 256 MiB
//   MODE=pause            waits to be told to stop: the sandbox of a pod
//
// FAIL_PERCENT=n makes that share of the answers on / a 500; DELAY_MS=n delays them. SIGTERM ends every mode at once.
#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long good, bad;
static time_t born;

static const char *text(const char *name, const char *otherwise) {
    const char *value = getenv(name);
    return value && *value ? value : otherwise;
}

static long number(const char *name) { return atol(text(name, "0")); }

static void stop(int signal) {
    (void)signal;
    _exit(0);
}

// As process 1 of a sandbox that shares its process namespace, pause must also bury the orphans.
static void bury(int signal) {
    (void)signal;
    while (waitpid(-1, NULL, WNOHANG) > 0) {
    }
}

static void answer(int client, const char *status, const char *body) {
    char head[160];
    int length = snprintf(head, sizeof head, "HTTP/1.1 %s\r\nContent-Type: text/plain\r\nContent-Length: %zu\r\nConnection: close\r\n\r\n", status, strlen(body));
    if (write(client, head, length) < 0 || write(client, body, strlen(body)) < 0) return;
}

static void serve_one(int client) {
    struct timeval patience = {.tv_sec = 2};
    setsockopt(client, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    char request[4096], body[512];
    ssize_t length = read(client, request, sizeof request - 1);
    if (length <= 0) return;
    request[length] = 0;
    const char *version = text("VERSION", "unknown");
    int ready = strcmp(text("MODE", ""), "never-ready") != 0 && time(NULL) - born >= number("READY_AFTER");
    if (strncmp(request, "GET /healthz", 12) == 0) {
        answer(client, ready ? "200 OK" : "503 Service Unavailable", ready ? "ok\n" : "not ready\n");
    } else if (strncmp(request, "GET /metrics", 12) == 0) {
        snprintf(body, sizeof body,
                 "# TYPE sample_requests_total counter\n"
                 "sample_requests_total{version=\"%s\",code=\"200\"} %ld\n"
                 "sample_requests_total{version=\"%s\",code=\"500\"} %ld\n", version, good, version, bad);
        answer(client, "200 OK", body);
    } else {
        if (number("DELAY_MS")) usleep(number("DELAY_MS") * 1000);
        if (rand() % 100 < number("FAIL_PERCENT")) {
            bad++;
            answer(client, "500 Internal Server Error", "failed\n");
        } else {
            good++;
            snprintf(body, sizeof body, "%s\n", version);
            answer(client, "200 OK", body);
        }
    }
}

static int serve(void) {
    int on = 1, server = socket(AF_INET, SOCK_STREAM, 0);
    setsockopt(server, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(atoi(text("PORT", "8080")))};
    if (bind(server, (struct sockaddr *)&address, sizeof address) || listen(server, 128)) {
        perror("cannot listen");
        return 1;
    }
    printf("listening on %s, version %s\n", text("PORT", "8080"), text("VERSION", "unknown"));
    for (;;) {
        int client = accept(server, NULL, NULL);
        if (client < 0) continue;
        serve_one(client);
        close(client);
    }
}

static int job(void) {
    long lines = atol(text("LINES", "3"));
    for (long line = 1; line <= lines; line++) {
        printf("line %ld of %ld\n", line, lines);
        usleep(number("STEP_MS") * 1000);
    }
    if (number("EXIT")) fprintf(stderr, "error: migration 42 failed\n");
    return (int)number("EXIT");
}

static void hungry(void) {
    printf("starting with a large cache\n");
    for (int mebibytes = 0; mebibytes < 256; mebibytes++) {
        char *memory = malloc(1 << 20);
        if (memory) memset(memory, 1, 1 << 20);
        usleep(20000);
    }
}

static int crash(void) {
    fprintf(stderr, "starting version %s\n", text("VERSION", "crash"));
    fprintf(stderr, "panic: DATABASE_URL is not set\n");
    fprintf(stderr, "goodbye\n");
    return 1;
}

int main(int count, char **words) {
    // A command in the container says by words what it shall be: MODE=job LINES=3
    for (int i = 1; i < count; i++) putenv(words[i]);
    setvbuf(stdout, NULL, _IOLBF, 0);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGTERM, stop);
    signal(SIGINT, stop);
    born = time(NULL);
    srand(born ^ getpid());
    const char *mode = text("MODE", "serve");
    if (strcmp(mode, "crash") == 0) return crash();
    if (strcmp(mode, "job") == 0) return job();
    if (strcmp(mode, "hungry") == 0) {
        hungry();
        for (;;) pause();
    }
    if (strcmp(mode, "pause") == 0) {
        signal(SIGCHLD, bury);
        for (;;) pause();
    }
    return serve();
}
