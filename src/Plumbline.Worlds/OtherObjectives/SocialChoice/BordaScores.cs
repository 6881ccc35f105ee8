using Plumbline.Worlds.OtherObjectives.Preferences;

namespace Plumbline.Worlds.OtherObjectives.SocialChoice;

/// <summary>Borda's rule: an option scores its win rates against all others together.</summary>
public static class BordaScores
{
    /// <summary>Σ over j ≠ i of P(i ≻ j), from 0 to n − 1. It looks at mean rank alone: a compromise can win over an option that beats it, and a new loser can change who wins.</summary>
    public static double[] Of(PreferenceMatrix preferences)
    {
        ArgumentNullException.ThrowIfNull(preferences);
        return [.. Enumerable.Range(0, preferences.Count).Select(i => Enumerable.Range(0, preferences.Count).Where(j => j != i).Sum(j => preferences[i, j]))];
    }
}
