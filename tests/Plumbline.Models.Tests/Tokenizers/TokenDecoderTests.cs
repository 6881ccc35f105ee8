using Plumbline.Models.Tokenizers;

namespace Plumbline.Models.Tests.Tokenizers;

public class TokenDecoderTests
{
    public static TheoryData<string> Names => new(ReferenceCases.All.Select(reference => reference.Name));

    [Theory]
    [MemberData(nameof(Names))]
    public void Append_TokensOfAText_JoinToWhatDecodeGives(string name)
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Json(ReferenceCases.All.Single(candidate => candidate.Name == name)));
        Random random = new(8);
        TokenDecoder decoder = new(tokenizer);
        for (int round = 0; round < 300; round++)
        {
            int[] ids = tokenizer.Encode(RandomText.Valid(random, 12));
            string streamed = string.Concat(ids.Select(decoder.Append)) + decoder.Flush();

            streamed.ShouldBe(tokenizer.Decode(ids));
        }
    }

    [Fact]
    public void Append_BytesOfACharacter_WaitsUntilItIsWhole()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        int[] ids = tokenizer.Encode("a😀b");
        TokenDecoder decoder = new(tokenizer);

        ids.Select(decoder.Append).ShouldBe(["a", "", "", "", "😀", "b"]);
        decoder.Flush().ShouldBe("");
    }

    [Fact]
    public void Append_RandomIds_NeverSplitsASurrogatePairAndShowsBrokenBytes()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        Random random = new(4);
        TokenDecoder decoder = new(tokenizer);
        for (int round = 0; round < 2000; round++)
        {
            int[] ids = [.. Enumerable.Range(0, random.Next(12)).Select(_ => random.Next(-1, 272))];
            string[] parts = [.. ids.Select(decoder.Append), decoder.Flush()];

            parts.ShouldAllBe(part => part.Length == 0 || (!char.IsLowSurrogate(part.First()) && !char.IsHighSurrogate(part.Last())));
            string.Concat(parts).ShouldBe(tokenizer.Decode(ids));
        }
    }

    [Fact]
    public void Flush_IncompleteCharacter_GivesOneReplacementCharacterAndStartsAnew()
    {
        HuggingFaceTokenizer tokenizer = SmallTokenizers.Build(SmallTokenizers.Bytes());
        int[] ids = tokenizer.Encode("😀");
        TokenDecoder decoder = new(tokenizer);

        decoder.Append(ids[0]).ShouldBe("");
        decoder.Append(ids[1]).ShouldBe("");
        decoder.Flush().ShouldBe("\uFFFD");
        decoder.Append(64).ShouldBe("a");
    }
}
