using Plumbline.Models.Decoders;

namespace Plumbline.Models.Adapters;

/// <summary>Finds the projections that target modules mean, as PEFT does: the whole name, or its end after a dot.</summary>
internal static class LoraTargets
{
    private const string FusedModule = "c_attn";

    /// <summary>The projections, in the model's order, and what is wrong with the targets.</summary>
    public static (IReadOnlyList<Projection> Projections, IReadOnlyList<string> Problems) Find(Decoder decoder, IReadOnlyList<string> targets)
    {
        List<Projection> candidates = [.. Candidates(decoder)];
        List<string> problems = [];
        foreach (string target in targets)
        {
            if (decoder.Names.IsGpt2 && (target == FusedModule || target.EndsWith("." + FusedModule, StringComparison.Ordinal)))
            {
                problems.Add($"target module {target}: adapters of GPT-2's fused queries, keys and values are not supported; use c_proj or c_fc");
            }
            else if (!candidates.Exists(projection => Fits(projection, target)))
            {
                problems.Add($"target module {target} fits no projection of the model; it has {string.Join(", ", Endings(candidates))}");
            }
        }

        return ([.. candidates.Where(projection => targets.Any(target => Fits(projection, target)))], problems);
    }

    /// <summary>The parameters' names in PEFT files are those of the model below this prefix.</summary>
    public static string PeftName(Projection projection) => "base_model.model." + projection.Name;

    private static IEnumerable<Projection> Candidates(Decoder decoder) =>
        decoder.Layers.SelectMany(layer => decoder.Names.IsGpt2 ? [layer.Output, layer.Up, layer.Down] : layer.Projections);

    private static bool Fits(Projection projection, string target) =>
        projection.Name == target || projection.Name.EndsWith("." + target, StringComparison.Ordinal);

    private static IEnumerable<string> Endings(IEnumerable<Projection> projections) =>
        projections.Select(projection => projection.Name[(projection.Name.LastIndexOf('.') + 1)..]).Distinct(StringComparer.Ordinal);
}
