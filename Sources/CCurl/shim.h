#include <curl/curl.h>

// curl_easy_setopt and curl_easy_getinfo take any number of arguments of any type, which Swift cannot call: one
// function here for each type.

typedef size_t (*turnus_curl_receiver)(char *octets, size_t size, size_t count, void *context);
typedef curl_socket_t (*turnus_curl_opener)(void *context, curlsocktype purpose, struct curl_sockaddr *address);
typedef int (*turnus_curl_watcher)(
    void *context, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up);

static inline CURLcode turnus_curl_set_text(CURL *handle, CURLoption option, const char *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode turnus_curl_set_number(CURL *handle, CURLoption option, long value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode turnus_curl_set_size(CURL *handle, CURLoption option, curl_off_t value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode turnus_curl_set_pointer(CURL *handle, CURLoption option, void *value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode turnus_curl_set_receiver(CURL *handle, CURLoption option, turnus_curl_receiver value) {
    return curl_easy_setopt(handle, option, value);
}

static inline CURLcode turnus_curl_set_opener(CURL *handle, turnus_curl_opener value) {
    return curl_easy_setopt(handle, CURLOPT_OPENSOCKETFUNCTION, value);
}

static inline CURLcode turnus_curl_set_watcher(CURL *handle, turnus_curl_watcher value) {
    return curl_easy_setopt(handle, CURLOPT_XFERINFOFUNCTION, value);
}

static inline CURLcode turnus_curl_get_number(CURL *handle, CURLINFO info, long *value) {
    return curl_easy_getinfo(handle, info, value);
}

static inline CURLcode turnus_curl_get_size(CURL *handle, CURLINFO info, curl_off_t *value) {
    return curl_easy_getinfo(handle, info, value);
}
