using Plumbline.Recipes.Align;

namespace Plumbline.Cli.Align;

/// <summary>The short form of an align run: every stage, little of each.</summary>
internal static class QuickAlign
{
    /// <summary>The same recipe with small numbers.</summary>
    public static AlignRecipe Shorten(AlignRecipe recipe) => recipe with
    {
        Cut = recipe.Cut with { HeldOut = 32, MaxTraining = 256 },
        Preferences = recipe.Preferences with { MaxPrompts = 64 },
        Ppo = recipe.Ppo with { Iterations = 6, PromptsPerIteration = 32, CriticWarmupIterations = 1 },
    };
}
