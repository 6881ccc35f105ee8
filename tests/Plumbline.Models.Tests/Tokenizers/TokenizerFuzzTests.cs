using System.Text;
using System.Text.Json.Nodes;
using Plumbline.Models.Checkpoints;
using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class TokenizerFuzzTests
{
    [Theory]
    [InlineData("""{"model":{"type":"Unigram"}}""", "Unigram")]
    [InlineData("""{"normalizer":{"type":"BertNormalizer"}}""", "BertNormalizer")]
    [InlineData("""{"pre_tokenizer":{"type":"Whitespace"}}""", "Whitespace")]
    [InlineData("""{"decoder":{"type":"WordPiece"}}""", "WordPiece")]
    [InlineData("""{"post_processor":{"type":"RobertaProcessing"}}""", "RobertaProcessing")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"[a[bc]]"},"behavior":"Isolated"}}""", "a class within a class")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"[a-z&&[^b]]"},"behavior":"Isolated"}}""", "intersection")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"(?m:a)"},"behavior":"Isolated"}}""", "(?m")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"(a"},"behavior":"Isolated"}}""", "(a")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"a)"},"behavior":"Isolated"}}""", "no partner")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"Regex":"\\p{Han}"},"behavior":"Isolated"}}""", "Han")]
    [InlineData("""{"pre_tokenizer":{"type":"Split","pattern":{"String":"a"},"behavior":"1"}}""", "behavior")]
    [InlineData("""{"model":{"continuing_subword_prefix":"##"}}""", "continuing_subword_prefix")]
    [InlineData("""{"model":{"end_of_word_suffix":"</w>"}}""", "end_of_word_suffix")]
    [InlineData("""{"model":{"dropout":0.1}}""", "dropout")]
    [InlineData("""{"model":{"unk_token":"<absent>"}}""", "<absent>")]
    [InlineData("""{"model":{"merges":["a"]}}""", "two tokens")]
    [InlineData("""{"model":{"merges":["a b c"]}}""", "two tokens")]
    [InlineData("""{"model":{"merges":[["a",""]]}}""", "two tokens")]
    [InlineData("""{"model":{"merges":["a q"]}}""", "'aq'")]
    [InlineData("""{"model":{"vocab":{"x":-1}}}""", "-1")]
    [InlineData("""{"model":{"vocab":{"x":2147483647}}}""", "2147483647")]
    [InlineData("""{"model":{"vocab":{"x":900000}}}""", "900000")]
    [InlineData("""{"added_tokens":[{"id":300,"content":""}]}""", "empty token")]
    [InlineData("""{"added_tokens":[{"id":300,"content":"x1"},{"id":300,"content":"x2"}]}""", "x2")]
    [InlineData("""{"added_tokens":[{"id":300,"content":"the"}]}""", "257")]
    [InlineData("""{"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"q"}},{"Sequence":{"id":"A"}}]}}""", "special_tokens")]
    [InlineData("""{"post_processor":{"type":"TemplateProcessing","single":[]}}""", "the text 0 times")]
    [InlineData("""{"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"q"}},{"Sequence":{"id":"A"}}],"special_tokens":{"q":{"ids":[5000]}}}}""", "5000")]
    public void Parse_ComponentNotSupportedOrWrong_NamesIt(string changes, string named)
    {
        JsonObject json = SmallTokenizers.Json(new ReferenceTokenizer("", ReferenceVocabulary.Bytes, changes, []));

        Should.Throw<CheckpointException>(() => SmallTokenizers.Build(json)).Message.ShouldContain(named);
    }

    [Fact]
    public void Parse_ThousandsOfMutations_WorkOrThrowCheckpointException()
    {
        byte[][] goods = [.. new[] { "added", "spseq", "metafirst11", "cl100k", "splitContiguous0" }.Select(Good)];
        Random random = new(29);
        int refused = 0;
        for (int round = 0; round < 3000; round++)
        {
            byte[] bytes = [.. goods[round % goods.Length]];
            for (int change = random.Next(1, 3); change > 0; change--)
            {
                // Components stand before and after the long vocabulary: aim at them half of the time.
                int at = random.Next(2) == 0 ? random.Next(bytes.Length) : Math.Min(bytes.Length - 1, random.Next(1200));
                bytes[at] = random.Next(2) == 0 ? (byte)random.Next(256) : (byte)"0123456789{}[],:\"\\+*?()"[random.Next(22)];
            }

            try
            {
                HuggingFaceTokenizer tokenizer = HuggingFaceTokenizer.Parse(bytes);
                tokenizer.Decode(tokenizer.Encode("the 12 <s> é😀 aab"));
            }
            catch (CheckpointException e)
            {
                refused++;
                e.Message.Any(char.IsControl).ShouldBeFalse();
            }
        }

        refused.ShouldBeInRange(500, 2999);
    }

    [Fact]
    public void Parse_CutAnywhere_ThrowsCheckpointException()
    {
        byte[] good = Good("spseq");
        for (int length = 0; length < good.Length; length += 7)
        {
            Should.Throw<CheckpointException>(() => HuggingFaceTokenizer.Parse(good.AsSpan(0, length)));
        }
    }

    [Fact]
    public void Parse_DeepNesting_ThrowsCheckpointException()
    {
        string deep = string.Concat(Enumerable.Repeat("""{"type":"Sequence","normalizers":[""", 5000));

        Should.Throw<CheckpointException>(() => HuggingFaceTokenizer.Parse(Encoding.UTF8.GetBytes("{\"normalizer\":" + deep)));
    }

    [Fact]
    public void Encode_AnyText_DoesNotThrow()
    {
        HuggingFaceTokenizer[] tokenizers = [.. ReferenceCases.All.Select(reference => SmallTokenizers.Build(SmallTokenizers.Json(reference)))];
        Random random = new(31);
        for (int round = 0; round < 300; round++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => (char)random.Next(random.Next(2) == 0 ? 0x80 : 0x10000)));
            foreach (HuggingFaceTokenizer tokenizer in tokenizers)
            {
                int[] ids = tokenizer.Encode(text);
                ids.ShouldAllBe(id => id >= 0 && id < tokenizer.VocabularySize);
                tokenizer.Decode(ids).ShouldNotBeNull();
            }
        }
    }

    private static byte[] Good(string name) => Encoding.UTF8.GetBytes(SmallTokenizers.Json(ReferenceCases.All.Single(candidate => candidate.Name == name)).ToJsonString());
}
