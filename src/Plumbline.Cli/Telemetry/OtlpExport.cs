using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Plumbline.Cli.Errors;
using Plumbline.Runs.Telemetry;

namespace Plumbline.Cli.Telemetry;

/// <summary>
/// Sends a run's figures and spans to an OpenTelemetry collector, where the standard variable <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names one. The other
/// standard variables (protocol, headers, timeouts, intervals, service name) hold too. A collector that does not answer never stops a run.
/// </summary>
internal sealed class OtlpExport : IDisposable
{
    /// <summary>The variable that turns it on.</summary>
    public const string EndpointVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string VariablePrefix = "OTEL_";
    private const string ServiceNameVariable = "OTEL_SERVICE_NAME";
    private const string ServiceName = "plumb";

    // The last figures are worth a moment at the end of a run, but not more.
    private const int ShutdownMilliseconds = 5000;
    private readonly MeterProvider _meters;
    private readonly TracerProvider _traces;

    private OtlpExport(MeterProvider meters, TracerProvider traces)
    {
        _meters = meters;
        _traces = traces;
    }

    /// <summary>Starts exporting as the process's environment says. Call it before the run's <see cref="RunTelemetry"/> is made, and dispose of it after.</summary>
    /// <returns>Null where no endpoint is named.</returns>
    /// <exception cref="UsageException">The endpoint is no address.</exception>
    public static OtlpExport? StartFromEnvironment() =>
        Start(Environment.GetEnvironmentVariables().Keys.Cast<string>()
            .Where(name => name.StartsWith(VariablePrefix, StringComparison.Ordinal))
            .ToDictionary(name => name, Environment.GetEnvironmentVariable, StringComparer.Ordinal));

    /// <summary>Starts exporting as the given variables say.</summary>
    /// <param name="variables">The variables <c>OTEL_*</c> with their values.</param>
    /// <returns>Null where no endpoint is named.</returns>
    /// <exception cref="UsageException">The endpoint is no address.</exception>
    public static OtlpExport? Start(IReadOnlyDictionary<string, string?> variables)
    {
        if (!variables.TryGetValue(EndpointVariable, out string? endpoint) || string.IsNullOrWhiteSpace(endpoint))
        {
            return null;
        }

        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out Uri? address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
        {
            throw new UsageException($"{EndpointVariable} is '{endpoint}'; expected an address such as http://localhost:4317");
        }

        // The exporter reads its settings from a configuration, which is the environment unless another one is given.
        IConfiguration configuration = new ConfigurationBuilder().AddInMemoryCollection(variables).Build();
        MeterProvider meters = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => Name(resource, variables))
            .AddMeter(TelemetryNames.Source)
            .AddOtlpExporter()
            .Build();
        TracerProvider traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => Name(resource, variables))
            .AddSource(TelemetryNames.Source)
            .AddOtlpExporter()
            .Build();
        return new OtlpExport(meters, traces);
    }

    /// <summary>Sends what is still waiting, within a few seconds, and ends.</summary>
    public void Dispose()
    {
        _meters.Shutdown(ShutdownMilliseconds);
        _traces.Shutdown(ShutdownMilliseconds);
        _meters.Dispose();
        _traces.Dispose();
    }

    private static void Name(ResourceBuilder resource, IReadOnlyDictionary<string, string?> variables)
    {
        if (!variables.ContainsKey(ServiceNameVariable))
        {
            resource.AddService(ServiceName);
        }
    }
}
