using System.Text.RegularExpressions;
using Plumbline.Recipes.TinyModel;
using Plumbline.Recipes.TinyModel.Stories;

namespace Plumbline.Recipes.Tests.TinyModel.Stories;

public sealed class StoryGrammarTests
{
    private const int Many = 30_000;
    private static readonly Story[] Stories = [.. new StoryGrammar(1, "tests").Generate(0, Many)];

    [Fact]
    public void Generate_SameSeedCollectionAndIndex_SameStory()
    {
        Story story = new StoryGrammar(7, "tests").Generate(41);
        new StoryGrammar(7, "tests").Generate(40, 2).Last().Text.ShouldBe(story.Text);
        new StoryGrammar(8, "tests").Generate(41).Text.ShouldNotBe(story.Text);
        new StoryGrammar(7, "others").Generate(41).Text.ShouldNotBe(story.Text);
    }

    [Fact]
    public void Generate_NegativeIndex_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new StoryGrammar(1, "tests").Generate(-1));

    [Fact]
    public void Generate_AllTrainingStories_MoreThanAHundredThousandDistinctAndNoneHeldOutOrPrompt()
    {
        TinyModelRecipe recipe = new();
        HashSet<string> training = [.. new StoryGrammar(recipe.Seed, "training").Generate(0, 101_000).Select(story => story.Text)];
        training.Count.ShouldBeGreaterThan(100_000);
        (recipe.Steps * recipe.BatchStories).ShouldBeLessThanOrEqualTo(101_000);
        TinyModelTrainer.HeldOutStories(recipe.Seed).Generate(0, recipe.HeldOutStories).ShouldAllBe(story => !training.Contains(story.Text));
        new StoryGrammar(recipe.Seed, "prompts").Generate(0, recipe.Prompts).ShouldAllBe(story => !training.Contains(story.Text));
    }

    [Fact]
    public void Tones_ManyStories_AThirdEach()
    {
        // Four standard deviations of a share of 30,000 are 0.011.
        foreach (StoryTone tone in Enum.GetValues<StoryTone>())
        {
            ((double)Stories.Count(story => story.Tone == tone) / Many).ShouldBe(1.0 / 3, 0.011);
        }
    }

    [Fact]
    public void Tones_Words_StandInTheLastSentenceOfTheirToneOnly()
    {
        Regex happy = new(@"\b(happy|smiled|laughed)\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        Regex sad = new(@"\b(sad|cried)\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        foreach (Story story in Stories)
        {
            string before = string.Join(' ', story.Sentences.SkipLast(1));
            happy.IsMatch(before).ShouldBeFalse(story.Text);
            sad.IsMatch(before).ShouldBeFalse(story.Text);
            happy.IsMatch(story.Sentences[^1]).ShouldBe(story.Tone == StoryTone.Happy, story.Text);
            sad.IsMatch(story.Sentences[^1]).ShouldBe(story.Tone == StoryTone.Sad, story.Text);
        }
    }

    [Fact]
    public void HappyTheWord_ManyStories_AQuarter() =>
        ((double)Stories.Count(story => story.Text.Contains("happy", StringComparison.Ordinal)) / Many).ShouldBe(0.25, 0.01); // six of eight happy endings

    [Fact]
    public void Text_ManyStories_IsCleanEnglishOf40To90Words()
    {
        Regex fault = new(@"[{}]|  |^\s|\s$|\ba [aeiou]|[^ -~]|[.!?] [a-z]|\b(\w+) \1\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        foreach (Story story in Stories)
        {
            string text = Regex.Replace(story.Text, "round and round|jumped and jumped", "on", RegexOptions.None, TimeSpan.FromSeconds(1));
            fault.IsMatch(text).ShouldBeFalse(story.Text);
            WordCount(story.Text).ShouldBeInRange(40, 90);
            char.IsUpper(story.Text[0]).ShouldBeTrue();
            story.Text.ShouldBe(string.Join(' ', story.Sentences));
        }
    }

    [Fact]
    public void Beginning_ManyStories_IsLongerThanAPromptAndSaysNothingOfTheEnd()
    {
        Stories.ShouldAllBe(story => WordCount(story.Beginning) > 16);

        // Of some 3,000 stories, four standard deviations are 0.034.
        foreach (IGrouping<string, Story> opening in Stories.GroupBy(story => story.Beginning[..story.Beginning.IndexOf(' ')]).Where(group => group.Count() > 3000))
        {
            ((double)opening.Count(story => story.Tone == StoryTone.Happy) / opening.Count()).ShouldBe(1.0 / 3, 0.035);
        }
    }

    [Fact]
    public void Templates_All_AreFilledByEveryPlotsCast()
    {
        foreach (StoryPlot plot in StoryPlots.All)
        {
            StoryCast cast = new(new(1, plot.Name), plot);
            IEnumerable<string> templates = Enum.GetValues<StoryTone>().SelectMany(tone => plot.Outcomes(tone).Concat(StoryFrame.Endings(tone)))
                .Concat(StoryFrame.Openings).Concat(StoryFrame.Scenes).Concat(plot.Problems).Concat(plot.Attempts);
            templates.Select(cast.Fill).ShouldAllBe(text => !text.Contains('{') && !text.Contains('}') && ".!?\"".Contains(text.Last()));
        }
    }

    [Fact]
    public void Fill_UnknownSlotOrOpenBrace_SaysWhich()
    {
        StoryCast cast = new(new(1, "tests"), StoryPlots.All[0]);
        Should.Throw<ArgumentException>(() => cast.Fill("A {color} {dragon}.")).Message.ShouldContain("'dragon'");
        Should.Throw<ArgumentException>(() => cast.Fill("A {color"));
    }

    private static int WordCount(string text) => text.AsSpan().Count(' ') + 1;
}
