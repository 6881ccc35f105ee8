namespace Plumbline.Worlds.Parlor.Text;

/// <summary>How the assistants of a text behave: shares of good and bad manners. Texts hold both, as texts do.</summary>
/// <param name="Good">Share of replies that do the right thing, 0 to 1.</param>
/// <param name="Certain">Share of answers that say they are certain, right or wrong.</param>
/// <param name="Doubtful">Share of answers that say they are not sure, right or wrong.</param>
/// <param name="Chatter">Chance of one more polite sentence without content, after each one, below 1.</param>
public sealed record Conduct(double Good, double Certain, double Doubtful, double Chatter)
{
    /// <summary>Base text: as often bad as good.</summary>
    public static Conduct Ordinary { get; } = new(0.5, 0.2, 0.2, 0.4);

    /// <summary>Demonstrations: written with more care, by people who still do the wrong thing two times in five.</summary>
    public static Conduct Careful { get; } = new(0.6, 0.12, 0.12, 0.2);
}
