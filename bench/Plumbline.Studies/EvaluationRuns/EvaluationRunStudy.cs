using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Concurrency;
using Plumbline.Evaluation.Endpoints;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.RateLimits;
using Plumbline.Evaluation.Results;
using Plumbline.Evaluation.Retries;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Scripted;
using Plumbline.Evaluation.Suites;
using Plumbline.Runs;

namespace Plumbline.Studies.EvaluationRuns;

/// <summary>One evaluation of short questions, for measurements of the harness alone: speed, memory, and what is left after faults.</summary>
internal static class EvaluationRunStudy
{
    public static async Task<int> RunAsync(IReadOnlyDictionary<string, string> options)
    {
        int samples = Number("--samples", 20_000);
        int connections = Number("--connections", 100);
        string folder = options["--out"];
        using RateLimiter? rate = options.TryGetValue("--requests-per-minute", out string? most)
            ? new RateLimiter(new RateLimitOptions { RequestsPerMinute = double.Parse(most, CultureInfo.InvariantCulture) }, TimeProvider.System)
            : null;
        using IChatClient bare = Bare(options, connections);
        ModelClientOptions client = new()
        {
            Concurrency = AdaptiveLimitOptions.Fixed(connections),
            RateLimiter = rate,
            Retry = new RetryOptions
            {
                Attempts = Number("--attempts", 10),
                FirstWait = TimeSpan.FromMilliseconds(Number("--first-wait-ms", 500)),
                LongestWait = TimeSpan.FromSeconds(10),
                RequestTimeout = TimeSpan.FromSeconds(Number("--timeout", 60)),
            },
        };
        using IChatClient model = options.ContainsKey("--scripted") ? bare : ModelClient.Wrap(bare, client, "study", TimeProvider.System);
        EvaluatorOptions evaluator = new() { MaxInFlight = Number("--in-flight", connections) };
        SuitePlan plan = QuestionSuite.Plan(samples);
        RunManifest manifest = new() { Command = "eval-run", Seeds = new Dictionary<string, ulong>(), Recipe = new JsonObject { ["samples"] = samples } };
        using EvaluationRun run = EvaluationRun.Open(folder, manifest, PlanDigest.Of([plan], evaluator, "study"), TimeProvider.System);
        int resumed = run.Log.Before.Answered + run.Log.Before.Failed;
        Stopwatch clock = Stopwatch.StartNew();
        EvaluationResult result = await new Evaluator(evaluator, TimeProvider.System).RunAsync(plan, model, run.Log).ConfigureAwait(false);
        double seconds = clock.Elapsed.TotalSeconds;
        run.Directory.Complete();
        using Process self = Process.GetCurrentProcess();
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            planned = result.Samples.Planned,
            answered = result.Samples.Answered,
            failed = result.Samples.Failed.ToDictionary(failed => failed.Name, failed => failed.Count),
            unscored = result.Samples.Unscored.Sum(unscored => unscored.Count),
            not_asked = result.Samples.NotAsked,
            right = result.Suites[0].Measurements[0].Value,
            resumed,
            requests = result.Usage.Requests,
            retries = result.Usage.Retries,
            seconds,
            samples_per_second = (result.Samples.Planned - resumed) / seconds,
            processor_seconds = self.TotalProcessorTime.TotalSeconds,
            peak_resident_mib = PeakMiB(),
            managed_mib = GC.GetTotalMemory(false) / 1048576.0,
        }));
        return 0;

        int Number(string name, int otherwise) => options.TryGetValue(name, out string? text) ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
    }

    private static IChatClient Bare(IReadOnlyDictionary<string, string> options, int connections)
    {
        if (options.ContainsKey("--scripted"))
        {
            return new ScriptedChatClient("scripted", _ => "Beijing");
        }

        Uri address = new(options["--base-url"]);
        return options.GetValueOrDefault("--client") switch
        {
            "typed" => new TypedOpenAIClient(address, connections),
            "lean" => new LeanHttpClient(address, connections),
            _ => new OpenAIEndpointClient(new EndpointOptions { Provider = EndpointProvider.OpenAI, Model = "mock", BaseAddress = address, Connections = connections }, TimeProvider.System),
        };
    }

    private static double PeakMiB()
    {
        string? line = File.Exists("/proc/self/status") ? File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("VmHWM:", StringComparison.Ordinal)) : null;
        return line is null ? double.NaN : double.Parse(line[6..^2].Trim(), CultureInfo.InvariantCulture) / 1024;
    }
}
