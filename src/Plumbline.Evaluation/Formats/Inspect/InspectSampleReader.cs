using System.Globalization;
using System.Text.Json;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;

namespace Plumbline.Evaluation.Formats.Inspect;

/// <summary>Reads one sample of a log.</summary>
internal static class InspectSampleReader
{
    /// <summary>The record of a sample.</summary>
    /// <param name="sample">The document.</param>
    /// <param name="task">The task.</param>
    /// <param name="index">The place of a sample id in the data set.</param>
    public static SampleRecord Read(JsonElement sample, string task, Func<string, int> index)
    {
        string written = sample.Find("id") is { } id ? id.AsText() : "";
        Dictionary<string, string> metadata = new(sample.FindDictionary("metadata"), StringComparer.Ordinal);
        string own = Take(metadata, InspectSampleWriter.IdKey) ?? written;
        (IReadOnlyList<MessageRecord> messages, int input) = new InspectMessageReader(sample).Read();
        (long tokensIn, long tokensOut) = Tokens(sample);
        Dictionary<string, Score> scores = new(StringComparer.Ordinal);
        foreach (JsonProperty score in sample.FindMembers("scores"))
        {
            scores[score.Name] = Score(score.Value);
        }

        return new SampleRecord
        {
            Task = task,
            Id = own,
            Epoch = (int)Math.Clamp(sample.FindCount("epoch"), 1, int.MaxValue),
            Index = index(written),
            Cluster = Take(metadata, InspectSampleWriter.ClusterKey) ?? own,
            Condition = Take(metadata, InspectSampleWriter.ConditionKey) ?? "",
            Choices = sample.FindTexts("choices"),
            Target = Target(sample),
            Messages = messages,
            InputMessages = input,
            Scores = scores,
            Metadata = metadata,
            Notes = sample.FindDictionary("store"),
            Failure = Failure(sample, scores),
            InputTokens = tokensIn,
            OutputTokens = tokensOut,
            StartedAt = sample.FindTime("started_at") ?? DateTimeOffset.UnixEpoch,
            Seconds = Math.Max(0, sample.FindNumber("total_time") ?? 0),
            FinishReason = FinishReason(sample),
        };
    }

    private static string? Take(Dictionary<string, string> metadata, string key)
    {
        metadata.Remove(key, out string? value);
        if (metadata.Remove(key + InspectSampleWriter.OwnSuffix, out string? own))
        {
            metadata[key] = own;
        }

        return value;
    }

    // Inspect writes one empty text where there is no target.
    private static IReadOnlyList<string> Target(JsonElement sample) => sample.FindTexts("target") is [""] ? [] : sample.FindTexts("target");

    private static Score Score(JsonElement score)
    {
        string? answer = score.FindText("answer");
        string? explanation = score.FindText("explanation");
        (double? value, string? reason) = Value(score.Find("value"));
        Dictionary<string, double> parts = new(StringComparer.Ordinal);
        JsonElement? named = score.Find("value") is { ValueKind: JsonValueKind.Object } values ? values : score.Find("metadata");
        foreach (JsonProperty part in named is { ValueKind: JsonValueKind.Object } members ? members.EnumerateObject() : default)
        {
            if (part.Value.ValueKind == JsonValueKind.Number && part.Value.TryGetDouble(out double number) && double.IsFinite(number))
            {
                parts[part.Name] = number;
            }
        }

        return new Score { Value = value, Answer = answer, Explanation = explanation ?? reason, Parts = parts.Count == 0 ? null : parts };
    }

    // The rules of Inspect's value_to_float; what it takes for 0 with a warning is unscored here.
    private static (double? Value, string? Reason) Value(JsonElement? value)
    {
        switch (value?.ValueKind)
        {
            case JsonValueKind.True:
                return (1, null);
            case JsonValueKind.False:
                return (0, null);
            case JsonValueKind.Number:
                return value.Value.TryGetDouble(out double number) && double.IsFinite(number) ? (number, null) : (null, "the value is no finite number");
            case JsonValueKind.String:
                return Word(value.Value.GetString() ?? "");
            default:
                return (null, "the value is no single number");
        }
    }

    private static (double? Value, string? Reason) Word(string word) => word switch
    {
        "C" => (1, null),
        "P" => (0.5, null),
        "I" or "N" => (0, null),
        _ when word.Equals("yes", StringComparison.OrdinalIgnoreCase) || word.Equals("true", StringComparison.OrdinalIgnoreCase) => (1, null),
        _ when word.Equals("no", StringComparison.OrdinalIgnoreCase) || word.Equals("false", StringComparison.OrdinalIgnoreCase) => (0, null),
        "NaN" => (null, "unscored"),
        _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) => (number, null),
        _ => (null, $"the value '{InspectTexts.Field(word)}' is no number"),
    };

    private static SampleFailure? Failure(JsonElement sample, Dictionary<string, Score> scores)
    {
        if (sample.Find("error") is { } error)
        {
            string message = OneLine(error.FindText("message") ?? "no message");
            int colon = message.IndexOf(": ", StringComparison.Ordinal);
            return colon is > 0 and < 40 && message.AsSpan(0, colon).IndexOfAnyExcept("abcdefghijklmnopqrstuvwxyz-") < 0
                ? new SampleFailure(message[..colon], message[(colon + 2)..])
                : new SampleFailure("error", message);
        }

        return scores.Count == 0 && sample.Find("limit") is { } limit ? new SampleFailure("limit", $"the {OneLine(limit.FindText("type") ?? "unknown")} limit was reached") : null;
    }

    private static string OneLine(string text) => string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));

    private static (long Input, long Output) Tokens(JsonElement sample)
    {
        long input = 0;
        long output = 0;
        foreach (JsonProperty model in sample.FindMembers("model_usage"))
        {
            input += model.Value.FindCount("input_tokens");
            output += model.Value.FindCount("output_tokens");
        }

        return (input, output);
    }

    private static string? FinishReason(JsonElement sample)
    {
        JsonElement choice = sample.Find("output") is { } output ? output.FindList("choices").FirstOrDefault() : default;
        return choice.FindText("stop_reason") switch
        {
            "max_tokens" => "length",
            "unknown" => null,
            { } reason => reason,
            null => null,
        };
    }
}
