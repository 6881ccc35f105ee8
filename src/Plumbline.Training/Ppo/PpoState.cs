using Plumbline.Models.Checkpoints;
using Plumbline.Runs;
using Plumbline.Training.Checkpoints;
using Plumbline.Training.Optimization;

namespace Plumbline.Training.Ppo;

/// <summary>
/// Everything that the next iteration of PPO depends on, beside its options, seed, prompts, reference policy and scorer: weights, moments and step counts of
/// policy and critic, β, and the totals so far. Random numbers need no state, because every stream is named after its iteration.
/// </summary>
/// <param name="Result">Totals so far; β is <see cref="PpoResult.FinalKlCoefficient"/>.</param>
/// <param name="Policy">The policy.</param>
/// <param name="Critic">The critic.</param>
public sealed record PpoState(PpoResult Result, TrainingState Policy, TrainingState Critic)
{
    private const string FileName = "ppo.json";
    private const string PolicyFileName = "policy.safetensors";
    private const string CriticFileName = "critic.safetensors";

    /// <summary>Reads what <see cref="Save"/> wrote, to the bit.</summary>
    /// <param name="folder">The folder.</param>
    /// <exception cref="CheckpointException">A file is missing or damaged.</exception>
    /// <exception cref="IOException">The system cannot read a file.</exception>
    public static PpoState Load(string folder)
    {
        PpoStateDocument document = CheckpointJson.Read<PpoStateDocument>(Path.Combine(folder, FileName), read => read.Problem());
        return new PpoState(
            document.Result(),
            TrainingState.Read(Path.Combine(folder, PolicyFileName), document.PolicySteps),
            TrainingState.Read(Path.Combine(folder, CriticFileName), document.CriticSteps));
    }

    /// <summary>Writes the state. The same state gives the same bytes.</summary>
    /// <param name="folder">The folder; one that exists is replaced as a whole.</param>
    /// <exception cref="RunException">It cannot be written; what was there is left as it was.</exception>
    public void Save(string folder) => AtomicFolder.Write(folder, partial =>
    {
        Policy.Write(Path.Combine(partial, PolicyFileName));
        Critic.Write(Path.Combine(partial, CriticFileName));
        CheckpointJson.Write(Path.Combine(partial, FileName), PpoStateDocument.Of(this));
    });
}
