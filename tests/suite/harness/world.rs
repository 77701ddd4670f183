//! What a world leaves.

use tests::World;
use tests::rows::{at, outbox};
use tests::world::Circle;

#[tokio::test]
async fn the_mails_of_the_demo_are_delivered() {
    let world = World::demo().await;
    world.deliver();
    world.invariants_hold("delivering the demo's mails").await;
}

#[tokio::test]
#[should_panic(expected = "the test leaves mails")]
async fn a_mail_that_cannot_be_delivered_fails_its_test() {
    let circle = Circle::proposed(7, "Europe/London", at(0));
    let unknown = outbox(1, "from_the_future", 7, 701);
    let _world = World::build().circle(circle).rows([unknown]).start().await;
}
