using Microsoft.Extensions.AI;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Suites;

namespace Plumbline.Evaluation.Running;

/// <summary>The settings that a request is sent with.</summary>
public static class RequestOptions
{
    /// <summary>A task's settings with those that the run sets in their place.</summary>
    /// <returns>Null where neither says anything.</returns>
    public static ChatOptions? Merge(ChatOptions? task, ChatOptions? run)
    {
        if (run is null || task is null)
        {
            return run ?? task;
        }

        ChatOptions merged = task.Clone();
        merged.Temperature = run.Temperature ?? merged.Temperature;
        merged.TopP = run.TopP ?? merged.TopP;
        merged.TopK = run.TopK ?? merged.TopK;
        merged.MaxOutputTokens = run.MaxOutputTokens ?? merged.MaxOutputTokens;
        merged.FrequencyPenalty = run.FrequencyPenalty ?? merged.FrequencyPenalty;
        merged.PresencePenalty = run.PresencePenalty ?? merged.PresencePenalty;
        merged.Seed = run.Seed ?? merged.Seed;
        merged.ModelId = run.ModelId ?? merged.ModelId;
        merged.Instructions = run.Instructions ?? merged.Instructions;
        merged.ResponseFormat = run.ResponseFormat ?? merged.ResponseFormat;
        merged.StopSequences = run.StopSequences ?? merged.StopSequences;
        merged.ToolMode = run.ToolMode ?? merged.ToolMode;
        merged.Tools = run.Tools ?? merged.Tools;
        merged.Reasoning = run.Reasoning ?? merged.Reasoning;
        foreach (KeyValuePair<string, object?> extra in run.AdditionalProperties ?? [])
        {
            (merged.AdditionalProperties ??= [])[extra.Key] = extra.Value;
        }

        return merged;
    }

    /// <summary>The seed of a request: by run, task, sample, epoch and turn, at or above 0 and below 2³¹ because not every server takes more.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="key">The sample in its epoch.</param>
    /// <param name="turn">How many requests the sample made before, retries not counted.</param>
    public static long Seed(ulong seed, SampleKey key, int turn) => (long)(SeededHash.Of(seed, $"{key.Task}/{key.Epoch}/{turn}/{key.Id}") >> 33);
}
