using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class BytePairEncodingTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Encode_RandomWords_AgreeWithTheNaiveReference(int seed)
    {
        Random random = new(seed);
        string Word(int longest) => string.Concat(Enumerable.Range(0, random.Next(longest)).Select(_ => "abcé"[random.Next(4)]));
        List<(string Left, string Right)> merges = NaiveBytePairEncoding.Train(Enumerable.Range(0, 60).Select(_ => Word(12)), 40);
        string[] tokens = [.. new[] { "a", "b", "c", "é" }.Concat(merges.Select(merge => merge.Left + merge.Right)).Distinct()];
        BytePairEncoding model = Model(tokens, merges);

        for (int round = 0; round < 400; round++)
        {
            string word = Word(60);
            List<int> ids = [];
            model.Encode(word, ids);
            ids.Select(id => tokens[id]).ShouldBe(NaiveBytePairEncoding.Encode(word, merges), word);
        }
    }

    [Fact]
    public void Encode_VeryLongWord_MergesAllOfIt()
    {
        string[] tokens = ["a", "aa", "aaaa"];
        BytePairEncoding model = Model(tokens, [("a", "a"), ("aa", "aa")]);
        List<int> ids = [];

        model.Encode(new string('a', 1_000_003), ids); // quadratic work would not end

        ids.Count.ShouldBe(250_002);
        ids.Take(250_000).ShouldAllBe(id => id == 2);
        ids[^2..].ShouldBe([1, 0]);
    }

    [Theory]
    [InlineData("<0x00>", 0)]
    [InlineData("<0xfF>", 255)]
    [InlineData("<0x+1>", null)]
    [InlineData("<0x 1>", null)]
    [InlineData("<0x1>", null)]
    [InlineData("<0x123>", null)]
    [InlineData("x0x12>", null)]
    public void ByteOf_Spelling_IsTheByteOrNull(string token, int? value) => BytePairEncoding.ByteOf(token).ShouldBe((byte?)value);

    private static BytePairEncoding Model(string[] tokens, List<(string Left, string Right)> merges)
    {
        Dictionary<string, int> ids = tokens.Select((token, id) => (token, id)).ToDictionary(pair => pair.token, pair => pair.id);
        return new BytePairEncoding(
            ids,
            merges.Select((merge, rank) => (merge, rank)).ToDictionary(
                pair => (ids[pair.merge.Left], ids[pair.merge.Right]), pair => (pair.rank, ids[pair.merge.Left + pair.merge.Right])),
            new BytePairOptions(null, FuseUnknown: false, ByteFallback: false, IgnoreMerges: false));
    }
}
