// Shows messages that the server sent while no window was open. It keeps nothing and answers no requests.
self.addEventListener('push', (event) => {
  const { title, text, tag, link } = event.data.json();
  event.waitUntil(self.registration.showNotification(title, { body: text, tag, data: { link } }));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(self.clients.openWindow(event.notification.data.link));
});
