using System.Globalization;
using Plumbline.Cli.Output;
using Plumbline.Serving.Hosting;

namespace Plumbline.Cli.Commands.Serve;

/// <summary>One plain line per request on standard error; faults of the server itself always, all else where asked for.</summary>
internal sealed class RequestLines(CommandSession session, bool all)
{
    private readonly Lock _gate = new();

    public void Write(ServedRequest request)
    {
        if (!all && request.Fault is null)
        {
            return;
        }

        string line = string.Create(
            CultureInfo.InvariantCulture,
            $"{request.Endpoint} {request.Status} {request.Model ?? "-"} {request.PromptTokens}+{request.CompletionTokens} tokens {request.Duration.TotalMilliseconds:0} ms");
        lock (_gate)
        {
            session.Error.Write(TerminalText.Line(request.Fault is null ? line : $"{line}: {request.Fault}") + "\n");
        }
    }
}
