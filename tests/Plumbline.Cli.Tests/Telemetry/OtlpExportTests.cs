using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Plumbline.Cli.Errors;
using Plumbline.Cli.Telemetry;
using Plumbline.Runs.Telemetry;

namespace Plumbline.Cli.Tests.Telemetry;

public class OtlpExportTests
{
    [Fact]
    public void Start_CollectorOnLoopback_ReceivesFiguresAndSpans()
    {
        using Collector collector = new();
        using (OtlpExport? export = OtlpExport.Start(Variables(collector.Address)))
        {
            export.ShouldNotBeNull();
            using RunTelemetry telemetry = new("otlp-run", "dpo", TimeProvider.System);
            using (telemetry.StartRun())
            {
                using TelemetrySpan step = telemetry.StartStep(1);
                telemetry.RecordStep(1, [new("rewards/chosen", 0.5)]);
            }
        }

        string metrics = collector.Received("/v1/metrics");
        foreach (string text in new[] { "plumbline.rewards.chosen", "plumbline.step.duration", "otlp-run", "service.name", "plumb" })
        {
            metrics.ShouldContain(text);
        }

        string traces = collector.Received("/v1/traces");
        traces.ShouldContain("plumbline.step");
        traces.ShouldContain("otlp-run");
    }

    [Fact]
    public void Start_NobodyListens_TheRunGoesOn()
    {
        string address;
        using (Collector collector = new())
        {
            address = collector.Address;
        }

        using OtlpExport? export = OtlpExport.Start(Variables(address));
        using RunTelemetry telemetry = new("alone", "dpo", TimeProvider.System);

        Should.NotThrow(() => telemetry.RecordStep(1, [new("loss", 0.5)]));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Start_NoEndpoint_ExportsNothing(string? endpoint) => OtlpExport.Start(Variables(endpoint)).ShouldBeNull();

    [Theory]
    [InlineData("collector")]
    [InlineData("file:///etc/passwd")]
    public void Start_EndpointThatIsNoAddress_IsRefused(string endpoint) =>
        Should.Throw<UsageException>(() => OtlpExport.Start(Variables(endpoint))).Message.ShouldStartWith($"OTEL_EXPORTER_OTLP_ENDPOINT is '{endpoint}'; expected an address");

    private static Dictionary<string, string?> Variables(string? endpoint) => new(StringComparer.Ordinal)
    {
        [OtlpExport.EndpointVariable] = endpoint,
        ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        ["OTEL_EXPORTER_OTLP_TIMEOUT"] = "4500",
    };

    /// <summary>Takes what is posted to it on loopback.</summary>
    private sealed class Collector : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly ConcurrentQueue<(string Path, string Body)> _posts = [];
        private readonly Task _loop;

        public Collector()
        {
            // The system hands out a free port; another process may take it before the listener does, so try a few.
            for (int attempt = 0; !_listener.IsListening && attempt < 20; attempt++)
            {
                using System.Net.Sockets.TcpListener probe = new(IPAddress.Loopback, 0);
                probe.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
                probe.Stop();
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add(Address + "/");
                try
                {
                    _listener.Start();
                }
                catch (HttpListenerException)
                {
                }
            }

            _loop = Task.Run(ReceiveAsync);
        }

        public string Address { get; } = "";

        public string Received(string path) => string.Concat(_posts.Where(post => post.Path == path).Select(post => post.Body));

        public void Dispose()
        {
            _listener.Close();
            _loop.Wait();
        }

        private async Task ReceiveAsync()
        {
            try
            {
                while (true)
                {
                    HttpListenerContext context = await _listener.GetContextAsync();
                    using StreamReader reader = new(context.Request.InputStream, Encoding.Latin1);
                    _posts.Enqueue((context.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                    context.Response.StatusCode = 200;
                    context.Response.Close();
                }
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                // Closed: the test is over.
            }
        }
    }
}
