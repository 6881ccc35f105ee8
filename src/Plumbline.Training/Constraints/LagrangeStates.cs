using System.Text.Json;
using Plumbline.Models.Checkpoints;
using Plumbline.Runs;
using Plumbline.Training.Loop;

namespace Plumbline.Training.Constraints;

/// <summary>Multipliers in the state of a trainer.</summary>
internal static class LagrangeStates
{
    /// <summary>Puts multipliers where a state has them.</summary>
    /// <exception cref="CheckpointException">The state has other multipliers.</exception>
    public static void Restore(IReadOnlyList<LagrangeMultiplier> multipliers, TrainerState state, string name)
    {
        LagrangeState[]? saved = state.Numbers[name].Deserialize<LagrangeState[]>(RunJson.Document);
        if (saved?.Length != multipliers.Count)
        {
            throw new CheckpointException(
                $"the state of {state.Method}", name, $"{saved?.Length ?? 0} multipliers", $"{multipliers.Count}, one per cost", "resume with the costs that the run was started with");
        }

        for (int i = 0; i < saved.Length; i++)
        {
            multipliers[i].Restore(saved[i]);
        }
    }
}
