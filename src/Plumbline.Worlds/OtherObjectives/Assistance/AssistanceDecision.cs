namespace Plumbline.Worlds.OtherObjectives.Assistance;

/// <summary>What the robot does next.</summary>
/// <param name="Act">Ask, deliver or list.</param>
/// <param name="Wish">What is delivered, by index; null where it asks or lists.</param>
public sealed record AssistanceDecision(AssistanceAct Act, int? Wish);

/// <summary>What a robot can do about a wish it is not sure of.</summary>
public enum AssistanceAct
{
    /// <summary>Ask which wish it is.</summary>
    Ask,

    /// <summary>Deliver one thing.</summary>
    Deliver,

    /// <summary>List everything.</summary>
    ListEverything,
}
