using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Concurrency;
using Plumbline.Evaluation.RateLimits;
using Plumbline.Evaluation.Retries;
using Plumbline.Evaluation.Running;
using Plumbline.Evaluation.Suites;
using Plumbline.Evaluation.Thresholds;

namespace Plumbline.Recipes.Evaluate;

/// <summary>An evaluation, with every default filled in. It is stored in <c>run.json</c>; keys are no part of it.</summary>
public sealed record EvaluateRecipe
{
    /// <summary>Names of built-in suites, or paths of YAML files with suites of one's own; at least one.</summary>
    public required IReadOnlyList<string> Suites { get; init; }

    /// <summary>The model that is evaluated.</summary>
    public required ModelChoice Model { get; init; }

    /// <summary>The model that judges. Default null: none; suites that need one say so.</summary>
    public ModelChoice? Judge { get; init; }

    /// <summary>Folders in which data sets lie, each in a folder of its name; searched in this order.</summary>
    public IReadOnlyList<string> Data { get; init; } = [];

    /// <summary>How much is asked, and the seed of all that is drawn.</summary>
    public SuiteOptions Asked { get; init; } = new();

    /// <summary>Divides the logits; goes before what a suite says. Default null: the suite's, or the model's own.</summary>
    public float? Temperature { get; init; }

    /// <summary>The most tokens of a reply; goes before what a suite says. Default null.</summary>
    public int? MaxTokens { get; init; }

    /// <summary>The most requests at a time. Default 100; how many it is at any moment is found out.</summary>
    public int Connections { get; init; } = 100;

    /// <summary>What the endpoint allows in a minute. Default no limit.</summary>
    public RateLimitOptions RateLimits { get; init; } = new();

    /// <summary>How often a request is made at most. Default 10.</summary>
    public int Attempts { get; init; } = 10;

    /// <summary>How long an answer may take, in seconds. Default 300.</summary>
    public double RequestSeconds { get; init; } = 300;

    /// <summary>What one sample may use.</summary>
    public SampleLimits SampleLimits { get; init; } = new();

    /// <summary>What the whole run may use.</summary>
    public RunLimits RunLimits { get; init; } = new();

    /// <summary>A folder in which answers are kept and looked for. Default null: none.</summary>
    public string? Cache { get; init; }

    /// <summary>Conditions under which the run fails.</summary>
    public IReadOnlyList<string> FailIf { get; init; } = [];

    /// <summary>The confidence level of intervals. Default 0.95.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>Whether samples that failed are asked again when a run is resumed. Default false.</summary>
    public bool RetryFailed { get; init; }

    /// <summary>All problems, in words.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [.. Model.Validate("model"), .. Judge?.Validate("judge model") ?? [], .. Asked.Validate(), .. RateLimits.Validate(), .. Evaluator().Validate()];
        if (Suites.Count == 0)
        {
            problems.Add("no suite is named");
        }

        if (Temperature is { } temperature && !(temperature >= 0 && temperature <= 100))
        {
            problems.Add($"the temperature is {temperature}; expected 0 or more");
        }

        if (MaxTokens < 1)
        {
            problems.Add($"a reply may have {MaxTokens} tokens; expected at least 1");
        }

        if (Connections is < 1 or > 10_000)
        {
            problems.Add($"there may be {Connections} connections; expected 1 to 10000");
        }
        else
        {
            problems.AddRange(Concurrency().Validate());
        }

        if (!(RequestSeconds > 0 && RequestSeconds <= 86_400))
        {
            problems.Add($"an answer may take {RequestSeconds} seconds; expected more than 0, at most 86400");
        }
        else
        {
            problems.AddRange(Retries().Validate());
        }

        foreach (string text in FailIf)
        {
            try
            {
                Threshold.Parse(text);
            }
            catch (FormatException exception)
            {
                problems.Add(exception.Message);
            }
        }

        return problems;
    }

    /// <summary>How the evaluator runs.</summary>
    public EvaluatorOptions Evaluator() => new()
    {
        Seed = Asked.Seed,

        // Conversations that wait for a connection still finish when tokens or money are used up: under such a limit there are no more of them than connections.
        MaxInFlight = RunLimits is { Tokens: null, Cost: null } ? Math.Max(256, 2 * Math.Clamp(Connections, 1, 10_000)) : Math.Clamp(Connections, 1, 10_000),
        Request = Temperature is null && MaxTokens is null ? null : new ChatOptions { Temperature = Temperature, MaxOutputTokens = MaxTokens },
        SampleLimits = SampleLimits,
        RunLimits = RunLimits,
        Level = Level,
    };

    /// <summary>How the number of requests at a time is found.</summary>
    public AdaptiveLimitOptions Concurrency()
    {
        AdaptiveLimitOptions defaults = new();
        return defaults with { Start = Math.Min(defaults.Start, Connections), Minimum = Math.Min(defaults.Minimum, Connections), Maximum = Connections };
    }

    /// <summary>When requests are made again.</summary>
    public RetryOptions Retries() => new() { Attempts = Attempts, RequestTimeout = TimeSpan.FromSeconds(RequestSeconds), Seed = Asked.Seed };
}
