using Plumbline.Models.Tokenizers;
using Plumbline.Models.Tokenizers.Training;
using Plumbline.Recipes.TinyModel.Stories;

namespace Plumbline.Recipes.TinyModel;

/// <summary>Stories as the tiny model reads them: begin token, words, end token.</summary>
internal static class StoryTokens
{
    /// <summary>Learns the tokenizer from stories of its own collection.</summary>
    public static HuggingFaceTokenizer Learn(TinyModelRecipe recipe)
    {
        IEnumerable<string> texts = new StoryGrammar(recipe.Seed, "tokenizer").Generate(0, recipe.TokenizerStories).Select(story => story.Text);
        BpeTokenizerDefinition definition = BytePairTrainer.Train(texts, recipe.Tokenizer) with { Prefix = [TinyModelRecipe.EndOfText] };
        return definition.ToTokenizer(new TokenizerSettings
        {
            BosToken = TinyModelRecipe.EndOfText,
            EosToken = TinyModelRecipe.EndOfText,
            MaxTokens = recipe.MaxPositions,
        });
    }

    /// <summary>One whole story.</summary>
    public static int[] Encode(HuggingFaceTokenizer tokenizer, Story story) => [.. tokenizer.Encode(story.Text), tokenizer.EosTokenId!.Value];

    /// <summary>Stories in a row.</summary>
    public static int[][] Encode(HuggingFaceTokenizer tokenizer, StoryGrammar grammar, long start, int count) =>
        [.. grammar.Generate(start, count).Select(story => Encode(tokenizer, story))];
}
