namespace GainsightEvents.Emulator.Tests.Faults;

/// <summary>Faults as the command line and the page write them.</summary>
public sealed class FaultTextTests
{
    [Theory]
    [InlineData("status=503,retry-after=7,target=px,next=3")]
    [InlineData("html=502")]
    [InlineData("delay=1500ms")]
    [InlineData("hang,skip=2")]
    [InlineData("drop,share=25%")]
    [InlineData("reset,delay=10ms")]
    [InlineData("truncate,target=nxt")]
    [InlineData("drip=50ms")]
    [InlineData("echo-key,name=\"Exported, at last\"")]
    [InlineData("forget,share=0.5%,next=1")]
    [InlineData("redirect=http://127.0.0.1:9/")]
    public void What_is_read_is_written_as_it_was(string text) => Assert.Equal(text, FaultText.Write(Fault.Parse(text)));

    [Theory]
    [InlineData(" status = 503 , next = 3 ", "status=503,next=3")]
    [InlineData("delay=2s", "delay=2000ms")]
    [InlineData("delay=1m,status=500", "status=500,delay=60000ms")]
    [InlineData("html", "html=502")]
    [InlineData("drip", "drip=100ms")]
    [InlineData("firewall", "html=403")]
    [InlineData("status=500,share=0.1", "status=500,share=10%")]
    [InlineData("nxt-error=GU_2400", "status=500")]
    public void There_are_shorter_ways_to_say_it(string text, string written) => Assert.Equal(written, FaultText.Write(Fault.Parse(text)));

    [Theory]
    [InlineData("", "a part of it is empty")]
    [InlineData("status=503,", "a part of it is empty")]
    [InlineData("next=3", "it does nothing")]
    [InlineData("status=503,hang", "it does several things, status and hang")]
    [InlineData("status", "status is ''; it must be a whole number of 200 to 599")]
    [InlineData("status=199", "200 to 599")]
    [InlineData("explode", "'explode' is none of status, html, delay")]
    [InlineData("hang=1", "hang takes no value")]
    [InlineData("hang,next=0", "next is '0'")]
    [InlineData("hang,next=1,next=2", "'next' is there twice")]
    [InlineData("hang,share=0", "share is '0'")]
    [InlineData("hang,share=101%", "share is '101%'")]
    [InlineData("hang,target=gainsight", "it must be px or nxt")]
    [InlineData("hang,name=", "name has no value")]
    [InlineData("hang,retry-after=3", "retry-after and body belong to status")]
    [InlineData("delay=soon", "delay is 'soon'")]
    [InlineData("delay=-1s", "delay is '-1s'")]
    [InlineData("delay=25000m", "up to a day")]
    [InlineData("redirect=elsewhere", "it must be an http or https address")]
    public void What_is_not_understood_is_refused_with_what_is(string text, string message) =>
        Assert.Contains(message, Assert.Throws<FormatException>(() => Fault.Parse(text)).Message, StringComparison.Ordinal);
}
