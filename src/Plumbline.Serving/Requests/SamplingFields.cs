using System.Text.Json;
using Plumbline.Models.Chat;
using Plumbline.Models.Generation;
using Plumbline.Serving.Errors;
using Plumbline.Serving.Hosting;

namespace Plumbline.Serving.Requests;

/// <summary>What chat and text completions have in common: how replies are drawn, how many, and how they are sent.</summary>
/// <param name="Generation">How each reply is drawn.</param>
/// <param name="Seed">The request's seed, or null.</param>
/// <param name="Stream">The name of the request's random stream, or null.</param>
/// <param name="Choices">Replies to each prompt.</param>
/// <param name="Streams">Whether replies are sent piece by piece.</param>
/// <param name="IncludesUsage">Whether a stream ends with the number of tokens.</param>
internal sealed record SamplingFields(GenerationOptions Generation, long? Seed, string? Stream, int Choices, bool Streams, bool IncludesUsage)
{
    private const int MostChoices = 128;
    private const int MostStops = 16;
    private const int LongestStop = 1000;
    private const double HighestTemperature = 100;

    /// <summary>Reads the fields.</summary>
    /// <param name="body">The request.</param>
    /// <param name="model">Its model.</param>
    /// <param name="maxTokens">Most tokens of a reply, by whatever field the request says so.</param>
    /// <param name="topLogProbs">Likeliest tokens to report at each place.</param>
    /// <param name="stopStrings">Stop strings of the prompt's format.</param>
    /// <exception cref="ApiException">A field is wrong.</exception>
    public static SamplingFields Read(RequestBody body, ServedModel model, int maxTokens, int topLogProbs, IReadOnlyList<string> stopStrings)
    {
        UnsupportedFields.Check(body);
        GenerationOptions defaults = new();
        GenerationOptions generation = new()
        {
            MaxNewTokens = maxTokens,
            Temperature = body.Number("temperature", 0, HighestTemperature) ?? defaults.Temperature,
            TopP = body.Number("top_p", 0, 1) ?? defaults.TopP,
            TopK = TopK(body),
            MinP = body.Number("min_p", 0, 1) ?? defaults.MinP,
            RepetitionPenalty = body.Number("repetition_penalty", 0, HighestTemperature) ?? defaults.RepetitionPenalty,
            StopTokens = model.Model.StopTokens,
            StopStrings = [.. stopStrings, .. Stops(body)],
            TopLogProbs = topLogProbs,
        };
        if (generation.Validate() is { Count: > 0 } problems)
        {
            string field = generation.Temperature is > 0 and < 1e-6 ? "temperature" : generation.TopP == 0 ? "top_p" : "repetition_penalty";
            throw ApiException.Invalid(field, string.Join("; ", problems));
        }

        int choices = body.Integer("n", 1, MostChoices) ?? 1;
        if (body.Integer("best_of", 1, MostChoices) is { } best && best != choices)
        {
            throw ApiException.Unsupported("best_of", "choosing among more replies than are returned is not supported: leave best_of out, or equal to n");
        }

        bool streams = body.Switch("stream");
        return new SamplingFields(generation, body.Long("seed"), StreamOf(body), choices, streams, IncludesUsageOf(body, streams));
    }

    private static string? StreamOf(RequestBody body) => body.Text(RequestStreams.NameProperty) is not { } name || name.Length is > 0 and <= RequestStreams.LongestName
        ? body.Text(RequestStreams.NameProperty)
        : throw ApiException.Invalid(RequestStreams.NameProperty, $"{RequestStreams.NameProperty} has {name.Length} characters; expected 1 to {RequestStreams.LongestName}");

    private static int TopK(RequestBody body) => Math.Max(body.Integer("top_k", -1, int.MaxValue) ?? 0, 0); // -1, too, means all

    private static List<string> Stops(RequestBody body)
    {
        if (body.Find("stop") is not { } value)
        {
            return [];
        }

        List<string> stops = value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Take(MostStops + 1).Select((one, i) => RequestBody.Text(one, $"stop[{i}]"))]
            : [RequestBody.Text(value, "stop")];
        return stops.Count <= MostStops && stops.TrueForAll(stop => stop.Length is > 0 and <= LongestStop)
            ? stops
            : throw ApiException.Invalid("stop", $"stop has to be a text, or at most {MostStops} of them, of 1 to {LongestStop} characters each");
    }

    private static bool IncludesUsageOf(RequestBody body, bool streams)
    {
        if (body.Find("stream_options") is not { } options)
        {
            return false;
        }

        if (!streams)
        {
            throw ApiException.Invalid("stream_options", "stream_options need stream: true");
        }

        return options.ValueKind == JsonValueKind.Object
            ? new RequestBody(options).Switch("include_usage")
            : throw RequestBody.Wrong(options, "stream_options", "an object");
    }
}
