using Plumbline.Models.Generation;

namespace Plumbline.Models.Tests.Generation;

public class TopTokensTests
{
    [Fact]
    public void Likeliest_AnyRow_IsTheBeginningOfASort()
    {
        Random random = new(5);
        for (int round = 0; round < 200; round++)
        {
            // Few values, so that many are equal.
            float[] logits = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(6) == 0 ? float.NaN : random.Next(-4, 4))];
            int count = random.Next(0, 50);
            int[] expected = [.. Enumerable.Range(0, logits.Length).OrderBy(i => float.IsNaN(logits[i])).ThenByDescending(i => logits[i]).ThenBy(i => i).Take(count)];

            TopTokens.Likeliest(logits, count).ShouldBe(expected);
        }
    }

    [Fact]
    public void Validate_TopLogProbs_HasARange()
    {
        new GenerationOptions { TopLogProbs = 100 }.Validate().ShouldBeEmpty();
        new GenerationOptions { TopLogProbs = 101 }.Validate().ShouldHaveSingleItem().ShouldContain("101");
        new GenerationOptions { TopLogProbs = -1 }.Validate().Count.ShouldBe(1);
    }
}
