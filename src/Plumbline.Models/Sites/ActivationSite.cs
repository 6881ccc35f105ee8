using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Plumbline.Models.Sites;

/// <summary>One place in one model, printed and parsed under its TransformerLens name.</summary>
/// <param name="Kind">Which place of a block, or of the model.</param>
/// <param name="Layer">0-based block; 0 for places outside the blocks.</param>
public readonly record struct ActivationSite(SiteKind Kind, int Layer = 0)
{
    private static readonly Dictionary<SiteKind, string> Names = new()
    {
        [SiteKind.Embedding] = "hook_embed",
        [SiteKind.PositionEmbedding] = "hook_pos_embed",
        [SiteKind.ResidualPre] = "blocks.*.hook_resid_pre",
        [SiteKind.AttentionNormalized] = "blocks.*.ln1.hook_normalized",
        [SiteKind.Query] = "blocks.*.attn.hook_q",
        [SiteKind.Key] = "blocks.*.attn.hook_k",
        [SiteKind.Value] = "blocks.*.attn.hook_v",
        [SiteKind.RotatedQuery] = "blocks.*.attn.hook_rot_q",
        [SiteKind.RotatedKey] = "blocks.*.attn.hook_rot_k",
        [SiteKind.MixedValue] = "blocks.*.attn.hook_z",
        [SiteKind.AttentionOut] = "blocks.*.hook_attn_out",
        [SiteKind.ResidualMid] = "blocks.*.hook_resid_mid",
        [SiteKind.FeedForwardNormalized] = "blocks.*.ln2.hook_normalized",
        [SiteKind.FeedForwardPre] = "blocks.*.mlp.hook_pre",
        [SiteKind.FeedForwardPreLinear] = "blocks.*.mlp.hook_pre_linear",
        [SiteKind.FeedForwardPost] = "blocks.*.mlp.hook_post",
        [SiteKind.FeedForwardOut] = "blocks.*.hook_mlp_out",
        [SiteKind.ResidualPost] = "blocks.*.hook_resid_post",
        [SiteKind.FinalNormalized] = "ln_final.hook_normalized",
    };

    private static readonly Dictionary<string, SiteKind> Kinds = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Reads a name such as <c>blocks.3.attn.hook_z</c>.</summary>
    /// <exception cref="FormatException">There is no such site.</exception>
    public static ActivationSite Parse(string name) =>
        TryParse(name, out ActivationSite site)
            ? site
            : throw new FormatException($"there is no activation site '{name}'; sites are named like blocks.0.hook_resid_post or ln_final.hook_normalized");

    /// <summary>Reads a name; false where there is no such site.</summary>
    public static bool TryParse([NotNullWhen(true)] string? name, out ActivationSite site)
    {
        site = default;
        if (name is null)
        {
            return false;
        }

        int layer = 0;
        string pattern = name;
        if (name.StartsWith("blocks.", StringComparison.Ordinal))
        {
            int dot = name.IndexOf('.', 7);
            if (dot < 0 || !int.TryParse(name.AsSpan(7, dot - 7), NumberStyles.None, CultureInfo.InvariantCulture, out layer))
            {
                return false;
            }

            pattern = "blocks.*" + name[dot..];
        }

        if (!Kinds.TryGetValue(pattern, out SiteKind kind))
        {
            return false;
        }

        site = new ActivationSite(kind, layer);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Names[Kind].Replace("*", Layer.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
}
