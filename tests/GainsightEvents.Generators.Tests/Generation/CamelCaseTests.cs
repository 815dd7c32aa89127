using System.Text.Json;
using GainsightEvents.Generators.Infrastructure;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class CamelCaseTests
{
    [Theory]
    [InlineData("FeatureName")]
    [InlineData("ID")]
    [InlineData("URL")]
    [InlineData("URLValue")]
    [InlineData("IOStream")]
    [InlineData("IsIPv6Address")]
    [InlineData("I")]
    [InlineData("i")]
    [InlineData("aB")]
    [InlineData("AB")]
    [InlineData("ABc")]
    [InlineData("A1B")]
    [InlineData("A_B")]
    [InlineData("AB_C")]
    [InlineData("_Name")]
    [InlineData("__X")]
    [InlineData("Ünicode")]
    [InlineData("ÜBER")]
    [InlineData("ÄÖÜx")]
    [InlineData("İstanbul")]
    [InlineData("IĞDIR")]
    [InlineData("Σίγμα")]
    [InlineData("ǅungla")]
    [InlineData("名前")]
    [InlineData("A名前")]
    [InlineData("X2")]
    [InlineData("XML2Json")]
    public void Names_are_those_of_System_Text_Json(string name) =>
        Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(name), CamelCase.Of(name));

    [Fact]
    public void Ten_thousand_random_identifiers_are_those_of_System_Text_Json()
    {
        const string Alphabet = "AaBbZzIiİı_09ÄäßΣσςǅǆЖж名";
        var random = new Random(20261121);
        for (var i = 0; i < 10_000; i++)
        {
            var name = new string(random.GetItems<char>(Alphabet, random.Next(1, 9)));
            Assert.Equal(JsonNamingPolicy.CamelCase.ConvertName(name), CamelCase.Of(name));
        }
    }
}
