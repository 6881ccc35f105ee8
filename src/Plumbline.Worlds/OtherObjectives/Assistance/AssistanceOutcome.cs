namespace Plumbline.Worlds.OtherObjectives.Assistance;

/// <summary>What became of dialogues, on average.</summary>
/// <param name="Reward">Reward less the price of questions.</param>
/// <param name="Questions">Questions asked.</param>
/// <param name="Listed">The share that ended in a list of everything.</param>
public sealed record AssistanceOutcome(double Reward, double Questions, double Listed)
{
    internal AssistanceOutcome Plus(double weight, AssistanceOutcome other) =>
        new(Reward + (weight * other.Reward), Questions + (weight * other.Questions), Listed + (weight * other.Listed));
}
