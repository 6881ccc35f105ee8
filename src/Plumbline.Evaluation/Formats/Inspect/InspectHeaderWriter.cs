using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>Writes what a log says once: <c>_journal/start.json</c>, <c>reductions.json</c> and <c>header.json</c>.</summary>
internal static class InspectHeaderWriter
{
    private const int Version = 2;
    private const int MostConditions = 24;

    /// <summary>What is known at the beginning.</summary>
    public static void Start(Utf8JsonWriter json, InspectLogInfo info)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        Spec(json, info, tally: null);
        Plan(json, info);
        json.WriteEndObject();
    }

    /// <summary>What is known at the end: <c>EvalLog</c> without samples and reductions, its fields in the order that readers count on.</summary>
    public static void Header(Utf8JsonWriter json, InspectLogInfo info, InspectTally tally, InspectTotals totals)
    {
        json.WriteStartObject();
        json.WriteNumber("version", Version);
        json.WriteString("status", info.Status.ToString().ToLowerInvariant());
        Spec(json, info, tally);
        Plan(json, info);
        Results(json, info, tally, totals);
        Stats(json, info, totals);
        json.WriteBoolean("invalidated", false);
        json.List("tags", info.Tags.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        json.Texts("metadata", info.Metadata);
        json.WriteEndObject();
    }

    /// <summary>Scores by sample, reduced over epochs.</summary>
    public static void Reductions(Utf8JsonWriter json, InspectLogInfo info, InspectTally tally)
    {
        json.WriteStartArray();
        foreach (TalliedScorer scorer in tally.Scorers)
        {
            json.WriteStartObject();
            json.Text("scorer", scorer.Name);
            json.Optional("reducer", Reducer(info));
            json.WriteStartArray("samples");
            foreach (ReducedScore score in tally.Reduce(scorer))
            {
                json.WriteStartObject();
                json.Number("value", score.Value);
                json.WriteStartArray("history");
                json.WriteEndArray();
                json.Text("sample_id", score.SampleId);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string? Reducer(InspectLogInfo info) => info.Epochs > 1 ? "mean" : null;

    private static void Spec(Utf8JsonWriter json, InspectLogInfo info, InspectTally? tally)
    {
        json.WriteStartObject("eval");
        json.WriteString("eval_id", InspectIds.Evaluation(info));
        json.WriteString("run_id", InspectIds.Run(info));
        json.WriteString("created", InspectJson.Time(info.Created));
        json.Text("task", info.Task);
        json.WriteString("task_id", InspectIds.Task(info));
        json.WriteNumber("task_version", 0);
        json.Empty("task_attribs");
        json.Empty("task_args");
        json.Empty("task_args_passed");
        json.List("tags", info.Tags);
        json.WriteStartObject("dataset");
        json.Optional("name", info.DatasetName);
        json.Optional("location", info.DatasetLocation);
        if (tally is not null)
        {
            json.WriteNumber("samples", tally.SampleCount);
            json.List("sample_ids", tally.SampleIds);
        }

        json.WriteBoolean("shuffled", false);
        json.WriteEndObject();
        json.Text("model", info.Model);
        Generation(json, "model_generate_config", info.Generation);
        json.Optional("model_base_url", Address(info.ModelBaseUrl));
        json.Empty("model_args");
        json.WriteStartObject("config");
        json.WriteNumber("epochs", info.Epochs);
        json.List("epochs_reducer", ["mean"]);
        json.WriteBoolean("fail_on_error", false);
        json.WriteBoolean("log_samples", true);
        json.WriteEndObject();
        if (info.Revision is { } revision)
        {
            json.WriteStartObject("revision");
            json.WriteString("type", "git");
            json.Text("origin", revision.Origin);
            json.Text("commit", revision.Commit);
            json.WriteBoolean("dirty", revision.Dirty);
            json.WriteEndObject();
        }

        json.Texts("packages", info.Packages);
        json.Texts("metadata", info.Metadata);
        if (tally is { Scorers.Count: > 0 })
        {
            json.WriteStartArray("scorers");
            foreach (TalliedScorer scorer in tally.Scorers)
            {
                json.WriteStartObject();
                json.Text("name", scorer.Name);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void Plan(Utf8JsonWriter json, InspectLogInfo info)
    {
        json.WriteStartObject("plan");
        json.WriteString("name", "plan");
        json.WriteStartArray("steps");
        foreach (string solver in info.Solvers)
        {
            json.WriteStartObject();
            json.Text("solver", solver);
            json.Empty("params");
            json.Empty("params_passed");
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Generation(json, "config", info.Generation);
        json.WriteEndObject();
    }

    private static void Generation(Utf8JsonWriter json, string name, ChatOptions? options)
    {
        json.WriteStartObject(name);
        if (options?.MaxOutputTokens is { } most)
        {
            json.WriteNumber("max_tokens", most);
        }

        if (options?.TopP is { } topP)
        {
            json.WriteNumber("top_p", topP);
        }

        if (options?.Temperature is { } temperature)
        {
            json.WriteNumber("temperature", temperature);
        }

        if (options?.StopSequences is { Count: > 0 } stops)
        {
            json.List("stop_seqs", stops);
        }

        if (options?.FrequencyPenalty is { } frequency)
        {
            json.WriteNumber("frequency_penalty", frequency);
        }

        if (options?.PresencePenalty is { } presence)
        {
            json.WriteNumber("presence_penalty", presence);
        }

        if (options?.Seed is { } seed)
        {
            json.WriteNumber("seed", seed);
        }

        if (options?.TopK is { } topK)
        {
            json.WriteNumber("top_k", topK);
        }

        json.WriteEndObject();
    }

    private static void Results(Utf8JsonWriter json, InspectLogInfo info, InspectTally tally, InspectTotals totals)
    {
        json.WriteStartObject("results");
        json.WriteNumber("total_samples", info.TotalSamples ?? totals.Records);
        json.WriteNumber("completed_samples", totals.Records - totals.Failed);
        json.WriteStartArray("scores");
        foreach (TalliedScorer scorer in tally.Scorers)
        {
            IReadOnlyList<ReducedScore> reduced = tally.Reduce(scorer);
            int scored = reduced.Count(score => double.IsFinite(score.Value));
            json.WriteStartObject();
            json.Text("name", scorer.Name);
            json.Text("scorer", scorer.Name);
            json.Optional("reducer", Reducer(info));
            json.WriteNumber("scored_samples", scored);
            json.WriteNumber("unscored_samples", reduced.Count - scored);
            json.Empty("params");
            Metrics(json, tally, scorer, reduced);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("metadata");
        json.WriteNumber("failed_samples", totals.Failed);
        json.WriteStartObject("failures");
        foreach ((string kind, int count) in totals.Failures.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            json.WriteNumber(InspectJson.Whole(kind), count);
        }

        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Conditions have their own means, because what a suite measures is the gap between them. Very many, as of groups of people, would bury the overall figure.
    private static void Metrics(Utf8JsonWriter json, InspectTally tally, TalliedScorer scorer, IReadOnlyList<ReducedScore> reduced)
    {
        string mean = scorer.IsRightOrWrong ? "accuracy" : "mean";
        bool clustered = reduced.Select(score => score.Cluster).Distinct().Count() < reduced.Count;
        json.WriteStartObject("metrics");
        Metric(json, mean, InspectTally.Mean(reduced), clustered: false);
        Metric(json, "stderr", InspectTally.StandardError(reduced), clustered);
        IGrouping<int, ReducedScore>[] conditions = [.. reduced.GroupBy(score => score.Condition)];
        if (conditions.Length is > 1 and <= MostConditions)
        {
            foreach (IGrouping<int, ReducedScore> condition in conditions)
            {
                string name = tally.NameOf(condition.Key) is { Length: > 0 } named ? named : "no condition";
                Metric(json, $"{mean} ({name})", InspectTally.Mean([.. condition]), clustered: false);
            }
        }

        json.WriteEndObject();
    }

    private static void Metric(Utf8JsonWriter json, string name, double value, bool clustered)
    {
        json.WriteStartObject(InspectJson.Whole(name));
        json.Text("name", name);
        json.Number("value", value);
        json.WriteStartObject("params");
        if (clustered)
        {
            json.WriteString("cluster", InspectSampleWriter.ClusterKey);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Stats(Utf8JsonWriter json, InspectLogInfo info, InspectTotals totals)
    {
        json.WriteStartObject("stats");
        json.WriteString("started_at", totals.Records > 0 ? InspectJson.Time(totals.StartedAt) : "");
        json.WriteString("completed_at", totals.Records > 0 ? InspectJson.Time(totals.CompletedAt) : "");
        InspectMessageWriter.ModelUsage(json, info.Model, totals.InputTokens, totals.OutputTokens);
        json.WriteEndObject();
    }

    // An address may carry a key; a log is passed on.
    private static string? Address(string? address) =>
        address is null ? null
        : Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) && uri.Scheme is "http" or "https" ? uri.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
        : null;
}
