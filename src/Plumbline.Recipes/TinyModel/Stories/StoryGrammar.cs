using Plumbline.Numerics.Randomness;

namespace Plumbline.Recipes.TinyModel.Stories;

/// <summary>
/// A seeded generator of very small children's stories in plain English: somebody, a thing, a small problem, an attempt, an outcome, an ending.
/// A story is a pure function of seed, collection and index, so collections never disturb each other and any story can be had by itself.
/// </summary>
/// <remarks>
/// One story in three each ends happily, badly and neither way (<see cref="StoryTone"/>), which is decided before everything else: whoever has read
/// a <see cref="Story.Beginning"/> knows nothing about the end. Names, animals, things, places and templates make more than a hundred billion different texts.
/// </remarks>
/// <param name="seed">Seed of all collections.</param>
/// <param name="collection">What the stories are for, such as <c>training</c>; different names give unrelated stories.</param>
public sealed class StoryGrammar(ulong seed, string collection)
{
    private const int FewestWords = 40;
    private const int Attempt = 3; // index among the sentences
    private static readonly StoryTone[] Tones = Enum.GetValues<StoryTone>();

    /// <summary>One story.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="index"/> is negative.</exception>
    public Story Generate(long index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        RandomStream random = new(seed, $"stories/{collection}/{index}");
        StoryTone tone = StoryCast.Pick(random, Tones);
        StoryPlot plot = StoryCast.Pick(random, StoryPlots.All);
        StoryCast cast = new(random, plot);
        List<string> sentences =
        [
            .. new[] { StoryFrame.Openings, StoryFrame.Scenes, plot.Problems, plot.Attempts, plot.Outcomes(tone), StoryFrame.Endings(tone) }
                .Select(templates => cast.Fill(StoryCast.Pick(random, templates))),
        ];
        bool withAttempt = random.NextInt(2) == 0;
        int words = sentences.Sum(sentence => sentence.AsSpan().Count(' ') + 1);
        int wordsOfAttempt = sentences[Attempt].AsSpan().Count(' ') + 1;
        if (!withAttempt && words - wordsOfAttempt >= FewestWords)
        {
            sentences.RemoveAt(Attempt);
        }

        return new Story(string.Join(' ', sentences), tone, sentences);
    }

    /// <summary>Stories in a row.</summary>
    /// <param name="start">Index of the first.</param>
    /// <param name="count">How many.</param>
    public IEnumerable<Story> Generate(long start, int count)
    {
        for (int i = 0; i < count; i++)
        {
            yield return Generate(start + i);
        }
    }
}
