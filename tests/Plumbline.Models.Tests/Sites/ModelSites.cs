using Plumbline.Models.Configuration;
using Plumbline.Models.Sites;

namespace Plumbline.Models.Tests.Sites;

/// <summary>The sites that a model should have, in the order of a forward pass, each with its width.</summary>
internal static class ModelSites
{
    public static IReadOnlyList<(ActivationSite Site, int Columns)> Of(DecoderConfig config)
    {
        int hidden = config.HiddenSize;
        int queries = config.HeadCount * config.HeadSize;
        int keys = config.KeyValueHeadCount * config.HeadSize;
        bool rotary = config.PositionEncoding == PositionEncoding.Rotary;
        bool gated = config.FeedForward == FeedForward.SwiGlu;
        List<(ActivationSite, int)> sites = [(new(SiteKind.Embedding), hidden)];
        Add(!rotary, SiteKind.PositionEmbedding, 0, hidden);
        for (int layer = 0; layer < config.LayerCount; layer++)
        {
            Add(true, SiteKind.ResidualPre, layer, hidden);
            Add(true, SiteKind.AttentionNormalized, layer, hidden);
            Add(true, SiteKind.Query, layer, queries);
            Add(true, SiteKind.Key, layer, keys);
            Add(true, SiteKind.Value, layer, keys);
            Add(rotary, SiteKind.RotatedQuery, layer, queries);
            Add(rotary, SiteKind.RotatedKey, layer, keys);
            Add(true, SiteKind.MixedValue, layer, queries);
            Add(true, SiteKind.AttentionOut, layer, hidden);
            Add(true, SiteKind.ResidualMid, layer, hidden);
            Add(true, SiteKind.FeedForwardNormalized, layer, hidden);
            Add(true, SiteKind.FeedForwardPre, layer, config.FeedForwardSize);
            Add(gated, SiteKind.FeedForwardPreLinear, layer, config.FeedForwardSize);
            Add(true, SiteKind.FeedForwardPost, layer, config.FeedForwardSize);
            Add(true, SiteKind.FeedForwardOut, layer, hidden);
            Add(true, SiteKind.ResidualPost, layer, hidden);
        }

        Add(true, SiteKind.FinalNormalized, 0, hidden);
        return sites;

        void Add(bool present, SiteKind kind, int layer, int columns)
        {
            if (present)
            {
                sites.Add((new ActivationSite(kind, layer), columns));
            }
        }
    }

    /// <summary>Every kind in every layer and one beyond, whether a model has it or not.</summary>
    public static IEnumerable<ActivationSite> Imaginable(DecoderConfig config) =>
        Enum.GetValues<SiteKind>().SelectMany(
            kind => Enumerable.Range(0, OutsideBlocks(kind) ? 1 : config.LayerCount + 1).Select(layer => new ActivationSite(kind, layer)));

    private static bool OutsideBlocks(SiteKind kind) => kind is SiteKind.Embedding or SiteKind.PositionEmbedding or SiteKind.FinalNormalized;
}
