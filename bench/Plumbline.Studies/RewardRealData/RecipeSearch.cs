using System.Diagnostics;
using System.Globalization;
using Plumbline.Numerics.Compute;
using Plumbline.Training.Preferences;

namespace Plumbline.Studies.RewardRealData;

internal static class RecipeSearch
{
    public static void Pairs(IReadOnlyList<TextPair> pairs, IReadOnlyList<(string Name, RewardRecipe Recipe)> recipes, int folds, int used, Processor processor)
    {
        foreach (var group in recipes.GroupBy(r => r.Recipe with { Pooling = default, Epochs = 0, LearningRate = 0, WeightDecay = 0, Batch = 0, Members = 0 }))
        {
            Dictionary<string, List<double>> margins = [];
            Stopwatch clock = Stopwatch.StartNew();
            double loss = 0;
            for (int fold = 0; fold < used; fold++)
            {
                TextPair[] training = [.. pairs.Where((_, i) => i % folds != fold)];
                TextPair[] test = [.. pairs.Where((_, i) => i % folds == fold)];
                using RewardBody body = new(group.First().Recipe, [.. training.SelectMany(p => new[] { p.Chosen, p.Rejected })], processor, (ulong)fold);
                loss = body.LastLoss;
                if (fold == 0)
                {
                    Console.WriteLine($"   body {group.Key.Layers}x{group.Key.Hidden} V{group.Key.Vocabulary} pre{group.Key.PretrainingEpochs}: {clock.Elapsed.TotalSeconds:F0}s loss {loss:F3}");
                }

                foreach (var (name, recipe) in group)
                {
                    if (!margins.TryGetValue(name, out List<double>? list)) { margins[name] = list = []; }
                    list.AddRange(RewardMembers.Margins(recipe, body, training, test, processor, (ulong)fold));
                }
            }

            foreach (var (name, recipe) in group)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-60} acc {margins[name].Average(m => m > 0 ? 1.0 : 0):F4} loss {margins[name].Average(BradleyTerryMath.NegativeLogSigmoid):F4}  ({clock.Elapsed.TotalSeconds:F0}s)"));
            }
        }
    }
}
