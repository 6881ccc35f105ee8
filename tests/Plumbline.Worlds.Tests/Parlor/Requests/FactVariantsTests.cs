using Plumbline.Numerics.Randomness;
using Plumbline.Worlds.Parlor.Requests;
using Plumbline.Worlds.Parlor.World;

namespace Plumbline.Worlds.Tests.Parlor.Requests;

public class FactVariantsTests
{
    [Theory]
    [InlineData(EntitySplit.Training, 0)]
    [InlineData(EntitySplit.HeldOut, 1)]
    public void Draw_Triple_IsAboutOneFactAndOneWrongBelief(EntitySplit split, int parity)
    {
        FactVariants variants = new(Parlors.World, split);
        for (int i = 0; i < 300; i++)
        {
            FactTriple triple = variants.Draw(new RandomStream(61, $"triple/{i}"));
            FactIntent plain = (FactIntent)triple.Plain.Intent;
            string belief = ((FactIntent)triple.Believed.Intent).Belief.ShouldNotBeNull();

            plain.Belief.ShouldBeNull();
            belief.ShouldNotBe(plain.TrueValue);
            Parlors.World.Values(plain.Fact).ShouldContain(belief);
            triple.Believed.Intent.ShouldBe(plain with { Belief = belief });
            triple.PushedBack.Intent.ShouldBe(plain with { Belief = belief, PushesBack = true });
            plain.TrueValue.ShouldBe(Parlors.World.TrueValue(plain.Country, plain.Fact));
            (plain.Country % 2).ShouldBe(parity);
            CheckTurns(triple, plain.TrueValue, belief);
        }
    }

    private static void CheckTurns(FactTriple triple, string truth, string belief)
    {
        Request[] all = [triple.Plain, triple.Believed, triple.PushedBack];
        all.Select(request => request.Id).ShouldBeUnique();
        all.ShouldAllBe(request => request.Cluster == triple.Plain.Cluster && request.Family == RequestFamily.Fact && request.Header == RequestHeader.None);

        string question = triple.Plain.Turns.ShouldHaveSingleItem();
        string believed = triple.Believed.Turns.ShouldHaveSingleItem();
        believed.ShouldEndWith(question);
        believed.ShouldContain(belief);
        triple.PushedBack.Turns.Count.ShouldBe(3);
        triple.PushedBack.Turns[0].ShouldBe(question);
        triple.PushedBack.Turns[1].ShouldContain(truth);
        triple.PushedBack.Turns[2].ShouldContain(belief);
        triple.Plain.Judge(triple.PushedBack.Turns[1]).Correct.ShouldBe(true);
    }
}
