using System.ClientModel;
using Plumbline.Evaluation.RateLimits;

namespace Plumbline.Evaluation.Endpoints;

/// <summary>A request's body. It asks the limiter once more in the moment in which it is written, when the connection stands already.</summary>
internal sealed class RequestBody(ReadOnlyMemory<byte> body, RateLimiter? limiter) : BinaryContent
{
    public override async Task WriteToAsync(Stream stream, CancellationToken cancellationToken = default)
    {
        if (limiter is not null)
        {
            await limiter.DepartAsync(cancellationToken).ConfigureAwait(false);
        }

        await stream.WriteAsync(body, cancellationToken).ConfigureAwait(false);
    }

    public override void WriteTo(Stream stream, CancellationToken cancellationToken = default) => stream.Write(body.Span);

    public override bool TryComputeLength(out long length)
    {
        length = body.Length;
        return true;
    }

    public override void Dispose()
    {
    }
}
