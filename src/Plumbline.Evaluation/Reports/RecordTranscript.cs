using System.Globalization;
using Plumbline.Evaluation.Logs;
using Plumbline.Evaluation.Scorers;
using Plumbline.Runs.Reports;

namespace Plumbline.Evaluation.Reports;

/// <summary>A record of the log as a conversation to read.</summary>
public static class RecordTranscript
{
    /// <summary>By what transcripts are filtered.</summary>
    public static IReadOnlyList<string> Facets { get; } = ["task", "condition", "score"];

    /// <summary>The transcript of a record.</summary>
    public static Transcript Of(SampleRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        string mark = Mark(record);
        return new Transcript
        {
            Id = record.Epoch == 1 ? record.Id : string.Create(CultureInfo.InvariantCulture, $"{record.Id} · {record.Epoch}"),
            Facets = [record.Task, record.Condition, mark],
            Line = record.Failure?.Message ?? record.Reply(),
            Mark = mark,
            Tone = record.Failure is not null || mark == "unscored" ? FigureTone.Worse : FigureTone.Neutral,
            Messages = [.. record.Messages.Select((message, index) => new TranscriptMessage(message.Role, Text(message), Given: index < record.InputMessages))],
            Facts = [.. Facts(record)],
        };
    }

    private static string Mark(SampleRecord record)
    {
        if (record.Failure is not null)
        {
            return "failed";
        }

        double?[] values = [.. record.Scores.Values.Select(score => score.Value)];
        return values switch
        {
            [] => "no score",
            _ when values.Any(value => value is null) => "unscored",
            [{ } single] => single.ToString(single is 0 or 1 ? "0" : "0.##", CultureInfo.InvariantCulture),
            _ => string.Join(" · ", values.Select(value => value!.Value.ToString("0.##", CultureInfo.InvariantCulture))),
        };
    }

    private static string Text(MessageRecord message) => message.ToolCalls is not { Count: > 0 } calls
        ? message.Text
        : string.Join('\n', [message.Text, .. calls.Select(call => $"→ {call.Function} {call.Arguments}")]).TrimStart('\n');

    private static IEnumerable<TranscriptFact> Facts(SampleRecord record)
    {
        if (record.Failure is { } failure)
        {
            yield return new TranscriptFact("failed", $"{failure.Kind}: {failure.Message}");
        }

        foreach ((string name, Score score) in record.Scores)
        {
            string value = score.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "unscored";
            yield return new TranscriptFact(name, score.Answer is { } answer ? $"{value}, read as: {answer}" : value);
            if (score.Explanation is { } explanation)
            {
                yield return new TranscriptFact($"{name}: why", explanation);
            }

            foreach ((string part, double number) in score.Parts ?? new Dictionary<string, double>())
            {
                yield return new TranscriptFact($"{name}: {part}", number.ToString("0.####", CultureInfo.InvariantCulture));
            }
        }

        if (record.Target.Count > 0)
        {
            yield return new TranscriptFact("right", string.Join(" | ", record.Target));
        }

        foreach ((string name, string text) in record.Metadata.Concat(record.Notes))
        {
            yield return new TranscriptFact(name, text);
        }

        yield return new TranscriptFact("took", string.Create(CultureInfo.InvariantCulture, $"{record.Seconds:0.00} s, {record.Requests} requests, {record.InputTokens} tokens in, {record.OutputTokens} out"));
    }
}
