using Plumbline.Models.Configuration;
using Plumbline.Models.Decoders;
using Plumbline.Numerics.Randomness;
using Plumbline.Training.Preferences;
using Plumbline.Training.Prompts;
using Plumbline.Training.Rollouts;

namespace Plumbline.Training.Tests;

/// <summary>A random model of a few thousand parameters over sixteen tokens, and a wish that it can learn: say token 7.</summary>
internal static class TinyWorld
{
    public const int EndToken = 1;
    public const int WantedToken = 7;
    public const ulong Seed = 5;

    public static DecoderConfig Config { get; } = new()
    {
        VocabularySize = 16,
        HiddenSize = 32,
        LayerCount = 2,
        HeadCount = 2,
        KeyValueHeadCount = 1,
        HeadSize = 16,
        FeedForwardSize = 64,
        MaxPositions = 32,
        EosTokenIds = [EndToken],
    };

    public static IReadOnlyList<Prompt> Prompts { get; } =
        [.. Enumerable.Range(0, 24).Select(i => new Prompt($"text-{i}", $"{i}", [0, 2 + (i % 14), 2 + (i * 5 % 14)]))];

    public static Decoder NewModel() => Decoder.Initialize(Config, new RandomStream(Seed, "model"));

    /// <summary>Preferences for replies with the wanted token, without errors.</summary>
    public static IReadOnlyList<Preference> PreferencesOf(IReadOnlyList<SampledReply> replies) =>
    [
        .. replies.GroupBy(reply => reply.Prompt.Id, StringComparer.Ordinal).SelectMany(samples =>
            from chosen in samples.Where(Wanted)
            from rejected in samples.Where(reply => !Wanted(reply))
            select new Preference($"{chosen.Id}>{rejected.Id}", samples.Key, chosen.Prompt.Tokens, chosen.Tokens, rejected.Tokens)),
    ];

    public static bool Wanted(SampledReply reply) => reply.Tokens.Contains(WantedToken);
}
