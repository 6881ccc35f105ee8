namespace Plumbline.Models.Configuration;

/// <summary>The rules of <see cref="DecoderConfig"/>.</summary>
internal static class DecoderConfigValidation
{
    // Far above every published model, far below anything that could overflow a product of two of them.
    private const int LargestSize = 1 << 24;

    public static IReadOnlyList<string> Problems(DecoderConfig config)
    {
        List<string> problems = [];
        Size(nameof(config.VocabularySize), config.VocabularySize);
        Size(nameof(config.HiddenSize), config.HiddenSize);
        Size(nameof(config.LayerCount), config.LayerCount, 4096);
        Size(nameof(config.HeadCount), config.HeadCount, 65_536);
        Size(nameof(config.KeyValueHeadCount), config.KeyValueHeadCount, 65_536);
        Size(nameof(config.HeadSize), config.HeadSize, 65_536);
        Size(nameof(config.FeedForwardSize), config.FeedForwardSize);
        Size(nameof(config.MaxPositions), config.MaxPositions, 1 << 28);

        Check(
            HuggingFaceFamilies.IsKnown(config.ModelType),
            $"ModelType is '{config.ModelType}'; expected one of {HuggingFaceFamilies.Known}");
        Check(
            config.KeyValueHeadCount < 1 || config.HeadCount % config.KeyValueHeadCount == 0,
            $"HeadCount {config.HeadCount} is not a multiple of KeyValueHeadCount {config.KeyValueHeadCount}");
        Check(
            config.PositionEncoding != PositionEncoding.Rotary || config.HeadSize % 2 == 0,
            $"HeadSize is {config.HeadSize}; rotary positions need an even size");
        Check(
            config.ModelType != "gpt2"
                || (config.KeyValueHeadCount == config.HeadCount && (long)config.HeadCount * config.HeadSize == config.HiddenSize),
            "gpt2 needs as many key-value heads as heads, and heads times head size equal to the hidden size");
        Check(double.IsFinite(config.RopeTheta) && config.RopeTheta > 0, $"RopeTheta is {config.RopeTheta}; expected a number above 0");
        Check(config.NormEpsilon is >= 0 and < 1, $"NormEpsilon is {config.NormEpsilon}; expected 0 to 1");
        Check(config.SlidingWindow is null or > 0, $"SlidingWindow is {config.SlidingWindow}; expected at least 1, or null");
        Scaling(config.RopeScaling);

        Token(nameof(config.BosTokenId), config.BosTokenId);
        Token(nameof(config.PadTokenId), config.PadTokenId);
        foreach (int id in config.EosTokenIds)
        {
            Token(nameof(config.EosTokenIds), id);
        }

        return problems;

        void Check(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }

        void Size(string name, int value, int most = LargestSize) =>
            Check(value >= 1 && value <= most, $"{name} is {value}; expected 1 to {most}");

        void Token(string name, int? id) =>
            Check(id is null || (id >= 0 && id < config.VocabularySize), $"{name} has {id}; expected 0 to {config.VocabularySize - 1}");

        void Scaling(RopeScaling? scaling)
        {
            if (scaling is null)
            {
                return;
            }

            Check(config.PositionEncoding == PositionEncoding.Rotary, "RopeScaling is set, but positions are not rotary");
            Check(double.IsFinite(scaling.Factor) && scaling.Factor >= 1, $"RopeScaling.Factor is {scaling.Factor}; expected at least 1");
            if (scaling.Kind == RopeScalingKind.Llama3)
            {
                Check(
                    scaling.LowFrequencyFactor > 0
                        && scaling.HighFrequencyFactor > scaling.LowFrequencyFactor
                        && double.IsFinite(scaling.HighFrequencyFactor),
                    "RopeScaling frequency factors are "
                        + $"{scaling.LowFrequencyFactor} and {scaling.HighFrequencyFactor}; expected 0 < low < high");
                Check(
                    scaling.OriginalMaxPositions >= 1,
                    $"RopeScaling.OriginalMaxPositions is {scaling.OriginalMaxPositions}; expected at least 1");
            }
        }
    }
}
