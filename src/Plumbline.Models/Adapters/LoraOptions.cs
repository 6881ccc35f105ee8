namespace Plumbline.Models.Adapters;

/// <summary>Size and place of low-rank adapters, in the words of PEFT. Dropout is not offered: every forward pass stays reproducible.</summary>
public sealed record LoraOptions
{
    internal const int LargestRank = 65_536;

    /// <summary>Rank of each change, 1 to 65,536; PEFT's <c>r</c>.</summary>
    /// <value>Default 8, as in PEFT.</value>
    public int Rank { get; init; } = 8;

    /// <summary>Strength of the change before <see cref="Scaling"/>, above 0; PEFT's <c>lora_alpha</c>.</summary>
    /// <value>Default 16, twice the rank, as most published adapters have it.</value>
    public double Alpha { get; init; } = 16;

    /// <summary>
    /// Modules that get an adapter, by the end of their checkpoint names, such as <c>q_proj</c> or <c>mlp.down_proj</c>; each must fit at least
    /// one projection of the model. GPT-2 takes <c>c_proj</c> and <c>c_fc</c>, but not <c>c_attn</c>: there PEFT has one adapter for queries, keys
    /// and values together, and Plumbline keeps the three apart.
    /// </summary>
    /// <value>Default queries and values, as in the paper (Hu et al. 2021, section 7.1).</value>
    public IReadOnlyList<string> TargetModules { get; init; } = ["q_proj", "v_proj"];

    /// <summary>How alpha and rank make the factor.</summary>
    /// <value>Default <see cref="LoraScaling.Standard"/>, as in PEFT.</value>
    public LoraScaling Scaling { get; init; } = LoraScaling.Standard;

    /// <summary>The factor of B · A.</summary>
    public float Scale => (float)(Scaling == LoraScaling.RankStabilized ? Alpha / Math.Sqrt(Rank) : Alpha / Rank);

    /// <summary>All problems, in words; empty where the options can be used on a model that has the modules.</summary>
    public IReadOnlyList<string> Validate()
    {
        List<string> problems = [];
        Check(Rank is >= 1 and <= LargestRank, $"rank is {Rank}; expected 1 to {LargestRank}");
        Check(Alpha > 0 && double.IsFinite(Alpha), $"alpha is {Alpha}; expected above 0");
        Check(Enum.IsDefined(Scaling), $"scaling is {Scaling}; expected {LoraScaling.Standard} or {LoraScaling.RankStabilized}");
        Check(TargetModules.Count > 0, "there are no target modules; expected at least one, such as q_proj");
        Check(TargetModules.All(target => !string.IsNullOrWhiteSpace(target)), "a target module has no name");
        Check(TargetModules.Distinct(StringComparer.Ordinal).Count() == TargetModules.Count, "a target module is named twice");
        return problems;

        void Check(bool fine, string problem)
        {
            if (!fine)
            {
                problems.Add(problem);
            }
        }
    }
}
