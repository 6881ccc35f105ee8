using Plumbline.Recipes.Parlor.Scorecard;
using Plumbline.Runs;

namespace Plumbline.Recipes.Parlor.Report;

/// <summary>One arm of a stored run, to be compared with that of another.</summary>
/// <param name="Folder">The run directory.</param>
/// <param name="Scorecard">What the run measured.</param>
/// <param name="Arm">The arm compared.</param>
public sealed record ComparedRun(string Folder, ParlorScorecard Scorecard, ArmScorecard Arm)
{
    /// <summary>Reads a run directory.</summary>
    /// <param name="folder">The run directory.</param>
    /// <param name="control">True for the arm whose annotators have no bias.</param>
    /// <exception cref="RunException">The scorecard is missing, of another form or damaged, or the run had no control.</exception>
    public static ComparedRun Read(string folder, bool control)
    {
        ParlorScorecard scorecard = StoredScorecard.Read(new RunLayout(folder).Scorecard);
        ArmScorecard arm = !control ? scorecard.Biased : scorecard.Control ?? throw new RunException(folder, "the run has no control", "leave out --control, or give runs made with one");
        return new ComparedRun(folder, scorecard, arm);
    }

    /// <summary>
    /// What every request of the mixture got from a stage, by request, as <c>samples/ARM-STAGE.jsonl</c> keeps it; empty where that file is missing or does not say
    /// which requests belong together.
    /// </summary>
    internal IReadOnlyDictionary<string, StoredGold> Gold(string stage)
    {
        if (!StageWords.Names.Contains(stage, StringComparer.Ordinal) || Arm.Name is not ("biased" or "control"))
        {
            return new Dictionary<string, StoredGold>(StringComparer.Ordinal);
        }

        IReadOnlyList<StoredGold> lines = StoredLines.Read<StoredGold>(new RunLayout(Folder).SamplesFile($"{Arm.Name}-{stage}"), _ => false);
        StoredGold[] mixed = [.. lines.Where(line => line is { Mixed: true, Cluster: not null, Family: not null } && double.IsFinite(line.Gold))];
        Dictionary<string, StoredGold> byId = new(StringComparer.Ordinal);
        return mixed.All(line => byId.TryAdd(line.Id, line)) ? byId : new Dictionary<string, StoredGold>(StringComparer.Ordinal);
    }
}

/// <summary>What a line of <c>samples/ARM-STAGE.jsonl</c> says about one reply's worth.</summary>
/// <param name="Id">Name of the request; of different seeds, different requests may have the same.</param>
/// <param name="Prompt">What the user wrote.</param>
/// <param name="Gold">True utility of the reply.</param>
/// <param name="Cluster">What the request is about; null where the file does not say.</param>
/// <param name="Family">Family of the request, a stratum of the mixture.</param>
/// <param name="Mixed">Whether the request belongs to the mixture that a stage's true utility is the mean of.</param>
internal sealed record StoredGold(string Id, string Prompt, double Gold, string? Cluster = null, string? Family = null, bool Mixed = false);
