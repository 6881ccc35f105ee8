using System.Net.Http.Headers;
using Plumbline.Evaluation.Retries;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>For packages that hide what an endpoint says: turns statuses of failure into exceptions that tell <c>Retry-After</c>, and bounds responses.</summary>
internal sealed class EndpointStatusHandler(EndpointOptions options, TimeProvider time) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.IsSuccessStatusCode && response.Content.Headers.ContentType?.MediaType == "text/event-stream")
        {
            return response;
        }

        try
        {
            Stream stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            using BoundedBody body = await BoundedBody.ReadAsync(stream, options.MaximumResponseBytes, cancellationToken).ConfigureAwait(false);
            if (!response.IsSuccessStatusCode)
            {
                string? header = response.Headers.TryGetValues("Retry-After", out IEnumerable<string>? values) ? values.FirstOrDefault() : null;
                throw TransportFailure.OfStatus(
                    (int)response.StatusCode, FailureText.Clean(ChatCompletionReader.ReadError(body.Memory), options.ApiKey), RetryAfter.Parse(header, time.GetUtcNow()));
            }

            MediaTypeHeaderValue? type = response.Content.Headers.ContentType;
            HttpContent whole = new ByteArrayContent(body.Memory.ToArray());
            whole.Headers.ContentType = type;
            response.Content.Dispose();
            response.Content = whole;
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
